import { basename, resolve } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { formatIsrc } from "@deadwax/identifiers";
import {
  CODE_SOURCES,
  count,
  enterMatchedCodes,
  matchCodes,
  recordingName,
  type CodeProposal,
  type CodeSource,
  type PastedCode,
} from "@deadwax/catalog";
import { parseCodeList, type CodeListRow } from "@deadwax/exchange";
import { defineCommand, outcome, type CommandContext } from "../../command/command.ts";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { ISSUE_STATUS } from "../../output/issues.ts";
import { status, statusLines, statusWord, type Status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { listed } from "../../output/words.ts";
import { withCatalog } from "../../session/open-catalog.ts";
import { readSheetFile } from "./read-sheet-file.ts";
import { remarkLines, type Remark } from "./remarks.ts";

type Given = Exclude<CodeSource, "assigned">;
const GIVEN: readonly Given[] = CODE_SOURCES.filter((source): source is Given => source !== "assigned");

const STATES: Readonly<Record<CodeProposal["certainty"], Status>> = {
  known: "ok",
  conflict: "problem",
  certain: "ok",
  likely: "ok",
  probable: "question",
  none: "problem",
};

const CERTAINTIES: Readonly<Record<CodeProposal["certainty"], string>> = {
  known: "entered already",
  conflict: "belongs to",
  certain: "certain",
  likely: "likely",
  probable: "open",
  none: "no match",
};

export const sheetCodes = defineCommand({
  description: `Lines as a distributor's page shows them when copied: a code with a title, an artist, a length, in any order. Each is matched with
  a recording without a code by title, version, artist and length; a page that gives each of them a line of its own is read, too. A match is
  certain when all four agree and nothing else is like it, and likely when title and version fit one recording only and nothing contradicts.

  Nothing is written until you confirm, or say what to accept.`,
  examples: [
    {
      command: "deadwax sheet codes codes.txt --source distributor --by TuneCore",
      says: "Look at the matches, then confirm",
    },
    {
      command: "pbpaste | deadwax sheet codes - --accept certain --by DistroKid",
      says: "Enter what cannot be mistaken",
    },
  ],
  positionals: [{ name: "file", help: "A text file, or - for what is piped in", completes: "file" }],
  flags: {
    source: {
      type: "string",
      placeholder: "WHO",
      choices: GIVEN,
      default: "distributor",
      help: "Who gave the codes",
    },
    by: { type: "string", placeholder: "NAME", help: "The name of the distributor or label" },
    accept: {
      type: "string",
      placeholder: "WHICH",
      choices: ["certain", "likely"],
      help: "Enter without asking what cannot be mistaken, or that and what is likely",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const lines = parseCodeList(await readList(command, positionals.file));
    return withCatalog(command, async (catalog) => {
      const known = await catalog.store.read((reader) => reader.get("catalog", reader.catalogId));
      const rows = known?.isDemo === true ? lines.map(withoutExampleWarning) : lines;
      const proposals = await catalog.store.read((reader) => matchCodes(reader, rows.flatMap(asPasted)));
      command.out.note(proposalTable(proposals));
      const accepted = await acceptedOf(command, proposals, flags.accept);
      const sourceName =
        flags.by ?? (positionals.file === "-" ? "a pasted list" : basename(positionals.file));
      if (accepted.length > 0)
        await enterMatchedCodes(catalog, accepted, { source: flags.source, sourceName });
      const entered = new Set(accepted.map(({ isrc }) => isrc));
      const open = proposals.filter((one) => one.certainty !== "known" && !entered.has(one.pasted.isrc));
      const result = {
        schema: "deadwax.sheet.codes/1" as const,
        isDryRun: command.isDryRun,
        entered: accepted,
        proposals: proposals.map(({ pasted, certainty, recordings }) => ({
          ...pasted,
          certainty,
          recordings: recordings.map(({ id, title, versionTitle }) => ({ id, title, versionTitle })),
        })),
        unread: rows
          .filter((row) => row.isrc === null)
          .map(({ line, raw, issues }) => ({ line, raw, issues })),
      };
      return outcome(
        result,
        (done) =>
          spaced(
            status(
              "ok",
              `${done.isDryRun ? "Would enter" : "Entered"} ${count(done.entered.length, "code")}`,
            ),
            conflictLines(proposals),
            open.length === 0
              ? () => []
              : paragraph(
                  `${count(open.length, "code")} not entered: deadwax enter CODE RECORDING says where each belongs.`,
                ),
            remarkLines(rows.flatMap(remarksOf), "line"),
            leftOut(rows),
          ),
        { hasProblems: open.length > 0 || result.unread.some(({ issues }) => issues.some(isBroken)) },
      );
    });
  },
});

const NO_CODE = "CODE_LIST_NO_CODE";

/** Where the page and the catalog say two different things of one code. */
function conflictLines(proposals: readonly CodeProposal[]): Block {
  const conflicts = proposals.filter(({ certainty }) => certainty === "conflict");
  return statusLines(
    conflicts.map(({ pasted, recordings }) => ({
      status: "problem",
      text: `${formatIsrc(pasted.isrc)} belongs to ${listed(recordings.map((one) => `“${recordingName(one)}”`))} here; the page gives it to “${pastedName(pasted)}”`,
      more: `One of the two is wrong. Where ours is from: deadwax show ${formatIsrc(pasted.isrc)}`,
    })),
  );
}

/** The codes of a demo are examples: nobody needs to be told. */
function withoutExampleWarning(row: CodeListRow): CodeListRow {
  return { ...row, issues: row.issues.filter(({ code }) => code !== "ISRC_DOCUMENTATION_PREFIX") };
}

function remarksOf({ line, issues }: CodeListRow): readonly Remark[] {
  return issues
    .filter(({ code }) => code !== NO_CODE)
    .map((issue) => ({ at: line, status: ISSUE_STATUS[issue.severity], issue }));
}

function isBroken({ code }: CodeListRow["issues"][number]): boolean {
  return code !== NO_CODE;
}

/** Heads of pages and the like: lines without a code, which may have been meant to hold one. */
function leftOut(rows: readonly CodeListRow[]): Block {
  const lines = rows.filter(({ issues }) => issues.some(({ code }) => code === NO_CODE));
  const shown = lines.slice(0, 5).map(({ raw }) => `“${raw.trim().slice(0, 40)}”`);
  const more = lines.length > shown.length ? [`${lines.length - shown.length} more`] : [];
  return lines.length === 0
    ? () => []
    : status(
        "note",
        `${count(lines.length, "line")} without a code left out: ${listed([...shown, ...more])}`,
      );
}

interface AcceptedCode {
  readonly isrc: CodeProposal["pasted"]["isrc"];
  readonly recordingId: CodeProposal["recordings"][number]["id"];
}

async function acceptedOf(
  command: CommandContext,
  proposals: readonly CodeProposal[],
  accept: "certain" | "likely" | undefined,
): Promise<readonly AcceptedCode[]> {
  const of = (certainty: CodeProposal["certainty"]): readonly AcceptedCode[] => {
    const codes = proposals.filter((one) => one.certainty === certainty);
    const each = codes.flatMap(({ pasted, recordings }) =>
      recordings.map(({ id }) => ({ isrc: pasted.isrc, recordingId: id })),
    );
    return [...new Map(each.map((one) => [one.isrc, one])).values()];
  };
  const [certain, likely] = [of("certain"), of("likely")];
  if (accept !== undefined || command.isDryRun)
    return accept === "certain" ? certain : [...certain, ...likely];
  const isCertainTaken = certain.length > 0 && (await confirm(command, certain.length, "certain"));
  // Where nobody can be asked a second time, what was accepted is written all the same.
  const canAsk = certain.length === 0 || command.prompt.isPossible;
  const isLikelyTaken = likely.length > 0 && canAsk && (await confirm(command, likely.length, "likely"));
  return [...(isCertainTaken ? certain : []), ...(isLikelyTaken ? likely : [])];
}

async function readList(command: CommandContext, file: string): Promise<string> {
  if (file === "-") return textOf(command.stdin);
  return Buffer.from(await readSheetFile(resolve(command.cwd, file))).toString("utf8");
}

function asPasted(row: CodeListRow): readonly PastedCode[] {
  if (row.isrc === null) return [];
  const { isrc, title = null, versionTitle = null, artist = null, durationMs = null } = row;
  return [{ isrc, title, versionTitle, artist, durationMs }];
}

async function confirm(
  command: CommandContext,
  amount: number,
  certainty: "certain" | "likely",
): Promise<boolean> {
  return command.prompt.confirm({
    question: `Enter the ${count(amount, "code")} that ${amount === 1 ? "is" : "are"} ${certainty}?`,
    flag: `--accept ${certainty}`,
  });
}

function pastedName({ title, versionTitle }: PastedCode): string {
  return [title, versionTitle].filter((part) => part !== null).join(" · ");
}

function proposalTable(proposals: readonly CodeProposal[]): ReturnType<typeof table> {
  return table(
    [
      { title: "Code", value: ({ pasted }) => formatIsrc(pasted.isrc), isWhole: true },
      {
        title: "Pasted as",
        value: ({ pasted }) => pastedName(pasted),
      },
      { title: "", value: ({ certainty }) => statusWord(STATES[certainty]) },
      { title: "", value: ({ certainty }) => CERTAINTIES[certainty] },
      { title: "Recording", value: ({ recordings }) => recordings.map(recordingName).join(" or ") },
    ],
    proposals,
  );
}
