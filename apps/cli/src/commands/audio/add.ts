import { resolve } from "node:path";
import {
  addFiles,
  CatalogError,
  count,
  type AddFilesResult,
  type FileOutcome,
  type SkippedPath,
} from "@deadwax/catalog";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { issueLines } from "../../output/issues.ts";
import { status, statusLines, type StatusLine } from "../../output/status.ts";
import { listed } from "../../output/words.ts";
import { listenToNew, NO_PROPOSALS, proposedBlock, toldForm } from "./proposed-forms.ts";
import { withAudio } from "../../session/audio.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { withProgress } from "../../session/with-progress.ts";

/** Remarks that are printed one by one; all of them are in --json. */
const SHOWN = 30;

export const add = defineCommand({
  description: `Reads every file once, with all cores: format, exact length, tags, and a hash of the audio itself. What is known is not read again, so
  it can be interrupted and run again. The same audio in two files is one recording; a file that moved is found by its audio; stems get no
  recording of their own.

  What is new is compared by ear with what it sounds like: other forms of a recording, versions and parts are proposed, and nothing is joined.

  With --match nothing new is proposed: files are matched with recordings that have no audio yet, by code, then by title, version, artist
  and length. Nothing is attached without your confirmation.`,
  examples: [
    { command: "deadwax add ~/Music/bounces", says: "Read a folder and everything in it" },
    {
      command: "deadwax add /Volumes/Masters --match --accept certain",
      says: "Attach files to the recordings of a sheet",
    },
  ],
  positionals: [{ name: "path", help: "Files and folders", repeated: true, completes: "file" }],
  flags: {
    vault: { type: "boolean", help: "Keep the bytes that came in, in the catalog's vault" },
    match: { type: "boolean", help: "Attach to recordings without audio instead of proposing new ones" },
    listen: {
      type: "boolean",
      negatable: true,
      help: "Compare what is new by ear with what it sounds like (unless --no-listen)",
    },
    accept: {
      type: "string",
      placeholder: "WHICH",
      choices: ["certain"],
      help: "With --match: attach without asking what cannot be mistaken",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    // An empty word is a variable that was not set, and would mean the folder one stands in.
    if (positionals.path.includes("")) throw new CatalogError("FILE_NOT_FOUND", { path: "" });
    return withCatalog(command, async (catalog) =>
      withAudio(
        command,
        async (audio) => {
          const paths = positionals.path.map((path) => resolve(command.cwd, path));
          const recordingFor = flags.match ? "none" : "each";
          const { unstored, ...added } = await withProgress(command, { label: "Listening" }, (shown) =>
            addFiles(
              { ...catalog, ...audio },
              { ...shown, paths, recordingFor, isVaulted: flags.vault, concurrency: audio.concurrency },
            ),
          );
          const refused = added.files.filter((file) => file.outcome === "refused");
          const proposed =
            flags.listen !== false
              ? await listenToNew(command, { ...catalog, ...audio }, added.files)
              : NO_PROPOSALS;
          const matched =
            flags.match && !added.isInterrupted
              ? await (
                  await import("./match.ts")
                ).matchAndAttach(command, catalog, { accept: flags.accept, unstored })
              : null;
          const result = {
            schema: "deadwax.add/1" as const,
            isDryRun: command.isDryRun,
            ...added,
            match: matched?.result ?? null,
            proposed: proposed.forms.map(toldForm),
          };
          const isMissed = added.skippedPaths.some((skipped) => skipped.isMissed);
          const hasEnded = added.files.some((file) => file.ended.length > 0);
          return outcome(
            result,
            () =>
              spaced(
                shown(command, added),
                proposedBlock(proposed),
                matched === null ? () => [] : matched.page,
              ),
            {
              hasProblems:
                refused.length > 0 ||
                isMissed ||
                hasEnded ||
                added.isInterrupted ||
                matched?.hasProblems === true,
            },
          );
        },
        catalog,
      ),
    );
  },
});

const WORDS: Readonly<Record<FileOutcome["outcome"], string>> = {
  added: "new",
  known: "known already",
  moved: "found again in another place",
  retagged: "with new tags, same audio",
  "audio-changed": "with other audio than before",
  duplicate: "the same file in another place",
  refused: "refused",
  "not-audio": "not audio",
};

const SKIPPED: Readonly<Record<SkippedPath["why"], readonly [what: string, next: string]>> = {
  special: [
    "it is a pipe, a socket or a device, not a file",
    "Put the audio file itself there, and add it again.",
  ],
  unreadable: [
    "it cannot be read",
    "Give yourself read permission, or run as the user who owns it; then add it again.",
  ],
  loop: ["its folder was read already, by another name", "Nothing is missing."],
  "broken-link": [
    "the link leads nowhere, or in a circle",
    "Connect the disk it leads to, or add the file itself.",
  ],
  "odd-name": ["the bytes of its name are no text", "Rename it, and add it again."],
};

function skippedLine({ path, why, isMissed }: SkippedPath): StatusLine {
  const [what, next] = SKIPPED[why];
  return { status: isMissed ? "problem" : "note", text: `${path} was left out: ${what}.`, more: next };
}

function shown(command: CommandContext, added: Omit<AddFilesResult, "unstored">): Block {
  const of = (kind: FileOutcome["outcome"]): number =>
    added.files.filter((file) => file.outcome === kind).length;
  const parts = (Object.keys(WORDS) as FileOutcome["outcome"][])
    .filter((kind) => of(kind) > 0)
    .map((kind) => `${of(kind).toLocaleString("en-US")} ${WORDS[kind]}`);
  const recordings = new Set(
    added.files.filter((file) => file.isNewRecording).map((file) => file.recordingId),
  ).size;
  const remarks = added.files.flatMap(remarksOf);
  const skippedPaths = added.skippedPaths.toSorted((a, b) => Number(b.isMissed) - Number(a.isMissed));
  const skipped = Object.entries(added.skipped).map(
    ([why, amount]) => `${amount} ${why.replaceAll("-", " ")}`,
  );
  return spaced(
    status(
      "ok",
      parts.length === 0
        ? "There was no audio there."
        : `${command.isDryRun ? "Would read" : "Read"} ${count(added.files.length, "file")}: ${listed(parts)}`,
      recordings === 0 ? undefined : `${count(recordings, "recording")} proposed; deadwax list shows them`,
    ),
    issueLines(added.issues),
    statusLines(remarks.slice(0, SHOWN)),
    more(remarks.length - SHOWN, "more remarks"),
    skipped.length === 0 ? () => [] : paragraph(`Left out: ${listed(skipped)}.`),
    statusLines(skippedPaths.slice(0, SHOWN).map(skippedLine)),
    more(skippedPaths.length - SHOWN, "more that was left out"),
    added.isInterrupted
      ? status("warning", "Interrupted. What was read is kept; run it again to go on.")
      : () => [],
  );
}

function more(amount: number, what: string): Block {
  return amount > 0 ? paragraph(`and ${amount} ${what}; --json shows all`) : () => [];
}

function remarksOf(file: FileOutcome): readonly StatusLine[] {
  const refused: StatusLine[] =
    file.error === null || file.outcome === "not-audio"
      ? []
      : [{ status: "problem", text: file.error.message, more: file.error.hint }];
  const ended = file.ended.map((one): StatusLine => ({
    status: "problem",
    text: endedText(file, one),
    more: "deadwax approve says which audio is the master now",
  }));
  const replaced: StatusLine[] =
    file.outcome === "audio-changed" && file.ended.length === 0
      ? [
          {
            status: "warning",
            text: `${file.path} has other audio than before; no approval rested on it alone.`,
          },
        ]
      : [];
  const findings = file.outcome === "known" ? [] : file.issues.filter((issue) => issue.severity !== "info");
  return [
    ...refused,
    ...ended,
    ...replaced,
    ...findings.map((issue): StatusLine => ({
      status: "warning",
      text: `${file.path}: ${issue.message}`,
      ...(issue.hint === undefined ? {} : { more: issue.hint }),
    })),
  ];
}

function endedText(file: FileOutcome, ended: FileOutcome["ended"][number]): string {
  const releases = ended.releases.map((release) => `“${release}”`);
  const uses = releases.length === 0 ? "" : ` It is on ${listed(releases)}.`;
  return `${file.path} has other audio than was approved, so the approval of “${ended.recording}” ended.${uses}`;
}
