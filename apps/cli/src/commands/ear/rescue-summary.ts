/** The rescue on a terminal: the shape of it, what to begin with, and where the page is. */
import { formatIsrc } from "@deadwax/identifiers";
import {
  count,
  relationWords,
  type RescuedRecording,
  type RescueFamily,
  type RescueResult,
} from "@deadwax/catalog";
import { heading, nothing, paragraph, spaced, type Block } from "../../output/block.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { accent, dim, good, problem, strong, warning, type Text } from "../../output/text.ts";
import { tree, type TreeNode } from "../../output/tree.ts";
import type { Adopted } from "./rescue-adopt.ts";
import { adoptCommand, shownName, type RescueRequestTyped } from "./rescue-report.ts";

/** Families and findings that are printed; the page has them all. */
const SHOWN = 6;

interface Told {
  readonly report: string;
  readonly adopted: Adopted | null;
  readonly typed: RescueRequestTyped;
  readonly isDryRun: boolean;
}

export function rescueSummary({ rescue, unasked }: RescueResult, told: Told): Block {
  const { counts, families, strangers, codes, unheard, steps } = rescue;
  const rest = families.length - SHOWN;
  return spaced(
    status(
      counts.recordings > 0 ? "ok" : "note",
      `${count(counts.files, "file")}: ${count(counts.recordings, "recording")}, ${counts.toDecide === 0 ? "nothing to decide" : `${counts.toDecide.toLocaleString("en-US")} to decide`}`,
    ),
    ...families.slice(0, SHOWN).map(familyTree),
    rest > 0 ? paragraph(dim(`and ${count(rest, "more piece")} on the page`)) : nothing,
    strangers.length === 0
      ? nothing
      : paragraph(dim(`${count(strangers.length, "file")} that nothing else goes with: ${named(strangers)}`)),
    statusLines([
      ...codes.slice(0, SHOWN).map(({ severity, text, hint }): StatusLine => ({
        status: severity === "error" ? "problem" : severity === "warning" ? "warning" : "note",
        text,
        more: hint,
      })),
      ...unheard.slice(0, SHOWN).map(({ path, message }): StatusLine => ({
        status: "problem",
        text: message.includes(path) ? message : `${path}: ${message}`,
      })),
      ...(unasked.length === 0
        ? []
        : [
            {
              status: "note" as const,
              text: `${count(unasked.length, "file")} that nothing was like ${unasked.length === 1 ? "was" : "were"} not compared with everything: there are too many.`,
            },
          ]),
    ]),
    steps.length === 0 ? nothing : heading("Next"),
    ...steps.slice(0, 4).map(({ text }, index) => paragraph([dim(`${index + 1}  `), text])),
    adoptedBlock(told),
    status("ok", [told.isDryRun ? "Would write " : "The page: ", strong(told.report)]),
  );
}

function named(strangers: readonly RescuedRecording[]): string {
  const names = strangers.slice(0, 4).map(({ id }) => id);
  return `${names.join(", ")}${strangers.length > names.length ? " …" : ""}`;
}

function familyTree({ title, recordings, stems }: RescueFamily): Block {
  const [root] = recordings;
  if (root === undefined) return nothing;
  const parts = stems.length === 0 ? [] : [{ text: dim(count(stems.length, "stem")) }];
  return tree({
    text: [strong(title), codesOf(root), filesOf(root)],
    children: [...branchesOf(root, recordings), ...parts],
  });
}

function branchesOf({ id }: RescuedRecording, all: readonly RescuedRecording[]): readonly TreeNode[] {
  return all
    .filter(({ from }) => from?.recordingId === id)
    .map((one) => ({
      text: [
        VERDICTS[one.verdict ?? "ask"],
        " ",
        one.versionTitle ?? shownName(one),
        codesOf(one),
        heard(one),
        filesOf(one),
      ],
      children: branchesOf(one, all),
    }));
}

const VERDICTS: Readonly<Record<"reuse" | "new" | "ask" | "none", Text>> = {
  new: good("new"),
  ask: accent("ask"),
  reuse: good("same"),
  none: dim("none"),
};

function heard({ from }: RescuedRecording): Text {
  if (from === null) return "";
  const words = relationWords(from.comparison.relation);
  return dim(from.isReversed ? `  beside it the other is ${words}` : `  ${words}`);
}

function filesOf({ files }: RescuedRecording): Text {
  const [master] = files;
  if (master === undefined) return "";
  return dim(
    files.length === 1
      ? `  ${master.path}`
      : `  ${count(files.length, "file")}, likely master ${master.path}`,
  );
}

function codesOf({ codes }: RescuedRecording): Text {
  return codes.map(({ isrc, standing }): Text => {
    const shown = formatIsrc(isrc);
    const colored =
      standing === "right"
        ? good(shown)
        : standing === "wrong"
          ? problem(`${shown} (wrong)`)
          : warning(`${shown} (${standing})`);
    return ["  ", colored];
  });
}

function adoptedBlock({ adopted, typed, isDryRun }: Told): Block {
  if (adopted === null) return paragraph(["To make a catalog of it: ", accent(adoptCommand(typed))]);
  if (!adopted.isDone && !isDryRun) return status("note", "No catalog was made.");
  const { recordings, files, entered, left } = adopted;
  return spaced(
    status(
      "ok",
      `${isDryRun ? "Would make" : "Made"} ${count(recordings, "recording")} of ${count(files, "file")} in ${adopted.catalog}${entered > 0 ? `, and entered ${count(entered, "code")}` : ""}`,
      isDryRun ? undefined : "deadwax list shows them; deadwax undo takes it back",
    ),
    statusLines(left.map(({ text, hint }): StatusLine => ({ status: "warning", text, more: hint }))),
  );
}
