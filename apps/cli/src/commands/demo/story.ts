/** The steps of the demo, one after the other, each shown when it is done. */
import type { CommandContext } from "../../command/command.ts";
import { page, paragraph, spaced, type Block } from "../../output/block.ts";
import { accent, strong } from "../../output/text.ts";
import type { DemoPlaces } from "./demo-folder.ts";
import { renderFiles } from "./render-files.ts";
import { withStage, type Stage } from "./stage.ts";
import { approveMasters, showApprovals, type Approvals } from "./steps/approve-masters.ts";
import { embedMasters, showEmbedding, type Embedding } from "./steps/embed-masters.ts";
import { readFamily, type Family } from "./steps/family.ts";
import { assignOwnCodes, enterGivenCode, type EnteredCode, type OwnCodes } from "./steps/give-codes.ts";
import { listen, showListening, type Listening } from "./steps/listen.ts";
import { makeRelease, showRelease, type MadeRelease } from "./steps/make-release.ts";
import { describeMess, showMess, type Mess } from "./steps/mess.ts";
import { prove, type Proof } from "./steps/prove.ts";
import { showEntered, showOwnCodes } from "./steps/show-codes.ts";
import { showProof } from "./steps/show-proof.ts";
import { showSorting, sortOut, type Sorting } from "./steps/sort-out.ts";
import { showSheets, writeSheets, type WrittenSheet } from "./steps/write-sheets.ts";

/** Everything that happened, as it was read back. */
export interface Story {
  readonly mess: Mess;
  readonly listening: Listening;
  readonly sorting: Sorting;
  readonly approvals: Approvals;
  readonly entered: EnteredCode;
  readonly codes: OwnCodes;
  readonly family: Family;
  readonly release: MadeRelease;
  readonly embedding: Embedding;
  readonly sheets: readonly WrittenSheet[];
  readonly proof: Proof;
}

/** Shows a step under its number. */
type Teller = (title: string, block: Block) => void;

export async function tellStory(
  command: CommandContext,
  places: DemoPlaces,
  seconds: number | undefined,
): Promise<Story> {
  let number = 0;
  const tell: Teller = (title, block) => {
    command.signal.throwIfAborted();
    number += 1;
    const head = paragraph([accent(`${number}  `), strong(title)]);
    command.out.human(page(spaced(head, block), paragraph(""), paragraph("")));
  };
  const mess = describeMess(await renderFiles(command, places.artist, seconds));
  tell("The mess", showMess(mess));
  return withStage(command, places, async (stage) => ({ mess, ...(await tellCatalog(stage, tell)) }));
}

async function tellCatalog(stage: Stage, tell: Teller): Promise<Omit<Story, "mess">> {
  const { listening, known } = await listen(stage);
  tell("Listening", showListening(listening));
  const { sorting, cast } = await sortOut(stage, known);
  tell("Sorting out", showSorting(sorting));
  const approvals = await approveMasters(stage, { known, cast });
  tell("One master each", showApprovals(approvals));
  const entered = await enterGivenCode(stage, cast);
  tell("A code that somebody else gave", showEntered(entered));
  const { codes, undoneRow } = await assignOwnCodes(stage, { known, cast });
  const family = await readFamily(stage, cast);
  tell("Codes of one's own, once and for ever", showOwnCodes(codes, family));
  const release = await makeRelease(stage, cast);
  tell("A release", showRelease(release));
  const embedding = await embedMasters(stage, cast);
  tell("Into the files", showEmbedding(embedding));
  const sheets = await writeSheets(stage);
  tell("The master sheet", showSheets(sheets));
  const proof = await prove(stage, { cast, undoneRow, embedding });
  tell("Proof", showProof(proof));
  return { listening, sorting, approvals, entered, codes, family, release, embedding, sheets, proof };
}
