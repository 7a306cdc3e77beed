import { readFile } from "node:fs/promises";
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
import { paragraph, spaced } from "../../output/block.ts";
import { issueLines } from "../../output/issues.ts";
import { status, statusWord, type Status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { translateFileProblem } from "../../session/file-problem.ts";
import { withCatalog } from "../../session/open-catalog.ts";

type Given = Exclude<CodeSource, "assigned">;
const GIVEN: readonly Given[] = CODE_SOURCES.filter((source): source is Given => source !== "assigned");

const STATES: Readonly<Record<CodeProposal["certainty"], Status>> = {
  known: "ok",
  certain: "ok",
  probable: "question",
  none: "problem",
};

export const sheetCodes = defineCommand({
  description: `Lines as a distributor's page shows them when copied: a code with a title, an artist, a length, in any order. Each is matched with
  a recording without a code by title, version, artist and length. Nothing is written until you confirm, or say --accept certain.`,
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
      choices: ["certain"],
      help: "Enter without asking what cannot be mistaken",
    },
  },
  writes: true,
  async run(command, { positionals, flags }) {
    const rows = parseCodeList(await readList(command, positionals.file));
    return withCatalog(command, async (catalog) => {
      const proposals = await catalog.store.read((reader) => matchCodes(reader, rows.flatMap(asPasted)));
      const certain = proposals.filter((one) => one.certainty === "certain");
      command.out.note(proposalTable(proposals));
      const isAccepted =
        certain.length > 0 &&
        (command.isDryRun || flags.accept === "certain" || (await confirm(command, certain.length)));
      const accepted = isAccepted
        ? certain.flatMap(({ pasted, recordings }) =>
            recordings.map(({ id }) => ({ isrc: pasted.isrc, recordingId: id })),
          )
        : [];
      const sourceName = flags.by ?? basename(positionals.file);
      if (accepted.length > 0)
        await enterMatchedCodes(catalog, accepted, { source: flags.source, sourceName });
      const open = proposals.filter((one) => one.certainty === "probable" || one.certainty === "none");
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
            open.length === 0
              ? () => []
              : paragraph(
                  `${count(open.length, "code")} not entered: deadwax enter CODE RECORDING says where each belongs.`,
                ),
            issueLines(rows.flatMap((row) => row.issues)),
          ),
        { hasProblems: open.length > 0 || done(result.unread) },
      );
    });
  },
});

function done(unread: readonly unknown[]): boolean {
  return unread.length > 0;
}

async function readList(command: CommandContext, file: string): Promise<string> {
  if (file === "-") return textOf(command.stdin);
  const path = resolve(command.cwd, file);
  try {
    return await readFile(path, "utf8");
  } catch (thrown) {
    throw translateFileProblem(thrown, path);
  }
}

function asPasted(row: CodeListRow): readonly PastedCode[] {
  if (row.isrc === null) return [];
  const { isrc, title = null, versionTitle = null, artist = null, durationMs = null } = row;
  return [{ isrc, title, versionTitle, artist, durationMs }];
}

async function confirm(command: CommandContext, amount: number): Promise<boolean> {
  return command.prompt.confirm({
    question: `Enter the ${count(amount, "code")} that are certain?`,
    flag: "--accept certain",
  });
}

function proposalTable(proposals: readonly CodeProposal[]): ReturnType<typeof table> {
  return table(
    [
      { title: "Code", value: ({ pasted }) => formatIsrc(pasted.isrc), isWhole: true },
      {
        title: "Pasted as",
        value: ({ pasted }) =>
          [pasted.title, pasted.versionTitle].filter((part) => part !== null).join(" · "),
      },
      { title: "", value: ({ certainty }) => statusWord(STATES[certainty]) },
      { title: "", value: ({ certainty }) => (certainty === "known" ? "entered already" : certainty) },
      { title: "Recording", value: ({ recordings }) => recordings.map(recordingName).join(" or ") },
    ],
    proposals,
  );
}
