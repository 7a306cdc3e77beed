import {
  attachMatches,
  certainMatches,
  count,
  proposeMatches,
  recordingName,
  type AddFilesResult,
  type CatalogContext,
  type ProposedMatch,
  type StoreReader,
} from "@deadwax/catalog";
import type { CommandContext } from "../../command/command.ts";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { status, statusWord, type Status } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { reasonText } from "../../session/match-reasons.ts";

const STATES: Readonly<Record<ProposedMatch["certainty"], Status>> = {
  certain: "ok",
  probable: "question",
  none: "problem",
};
/** Matches that are printed one by one; all of them are in --json. */
const SHOWN = 40;

interface Matched {
  readonly result: {
    readonly attached: number;
    readonly proposals: readonly Record<string, unknown>[];
  };
  readonly page: Block;
  readonly hasProblems: boolean;
}

/** Proposes files for recordings without audio and, when a person or `--accept certain` says so, attaches the certain ones. */
export async function matchAndAttach(
  command: CommandContext,
  catalog: CatalogContext,
  {
    accept,
    unstored,
  }: { readonly accept: "certain" | undefined; readonly unstored: AddFilesResult["unstored"] },
): Promise<Matched> {
  const proposals = await catalog.store.read((reader) => proposeInRounds(reader, unstored));
  const certain = certainMatches(proposals);
  command.out.note(proposalTable(proposals));
  const isAccepted =
    certain.length > 0 &&
    (command.isDryRun || accept === "certain" || (await confirm(command, certain.length)));
  if (isAccepted && !command.isDryRun) await attachMatches(catalog, certain);
  const open = proposals.filter((proposal) => proposal.certainty !== "certain");
  const attached = isAccepted ? certain.length : 0;
  return {
    result: { attached, proposals: proposals.map(plain) },
    hasProblems: open.length > 0 || attached < certain.length,
    page: spaced(
      status(
        "ok",
        `${command.isDryRun ? "Would attach" : "Attached"} ${count(attached, "file")} to ${attached === 1 ? "its recording" : "their recordings"}`,
      ),
      open.length === 0
        ? () => []
        : paragraph(
            `${count(open.length, "recording")} without a certain file: deadwax attach FILE RECORDING says which it is.`,
          ),
    ),
  };
}

/**
 * What is certain takes files and recordings out of the question, and what is left may become certain by that. Rounds
 * until nothing does, so that the same command run again finds nothing new.
 */
async function proposeInRounds(
  reader: StoreReader,
  unstored: AddFilesResult["unstored"],
): Promise<readonly ProposedMatch[]> {
  const taken: ProposedMatch[] = [];
  let proposals = await proposeMatches(reader, { unstored });
  let found = proposals.filter(isCertain);
  const stored = found.length === 0 ? [] : await reader.find("asset", { recordingId: null });
  const loose = [...stored, ...unstored];
  while (found.length > 0) {
    taken.push(...found);
    const spent = new Set(taken.flatMap(({ candidates }) => candidates[0]?.assetIds ?? []));
    proposals = await proposeMatches(reader, {
      recordingIds: proposals.filter((one) => !isCertain(one)).map(({ recordingId }) => recordingId),
      unstored,
      assetIds: loose.map(({ id }) => id).filter((id) => !spent.has(id)),
    });
    found = proposals.filter(isCertain);
  }
  return [...taken, ...proposals];
}

function isCertain({ certainty }: ProposedMatch): boolean {
  return certainty === "certain";
}

async function confirm(command: CommandContext, amount: number): Promise<boolean> {
  return command.prompt.confirm({
    question: `Attach the ${count(amount, "file")} that are certain?`,
    flag: "--accept certain",
  });
}

function plain(proposal: ProposedMatch): Record<string, unknown> {
  return {
    recordingId: proposal.recordingId,
    name: recordingName(proposal.recording),
    certainty: proposal.certainty,
    candidates: proposal.candidates.map(({ assets, certainty, agreements, contradictions }) => ({
      files: assets.map(({ id, name }) => ({ assetId: id, name })),
      certainty,
      agreements,
      contradictions,
    })),
  };
}

function proposalTable(proposals: readonly ProposedMatch[]): Block {
  // What a person has to look at comes first.
  const order = ["probable", "none", "certain"];
  const sorted = proposals.toSorted((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty));
  return spaced(
    table(
      [
        { title: "Recording", value: (one) => recordingName(one.recording) },
        { title: "", value: (one) => statusWord(STATES[one.certainty]) },
        { title: "", value: (one) => one.certainty },
        {
          title: "File",
          value: (one) => one.candidates.map(({ assets }) => assets[0]?.name ?? "").join(" or "),
        },
        { title: "Because", value: reasons },
      ],
      sorted.slice(0, SHOWN),
    ),
    sorted.length > SHOWN
      ? paragraph(`and ${(sorted.length - SHOWN).toLocaleString("en-US")} more; --json shows them all`)
      : () => [],
  );
}

function reasons({ candidates: [first] }: ProposedMatch): string {
  if (first === undefined) return "no file is like it";
  const against = first.contradictions.map(reasonText);
  const agreed = first.agreements.map(reasonText).join(", ");
  return against.length === 0 ? agreed : `${agreed}; but ${against.join(", ")}`;
}
