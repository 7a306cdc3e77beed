import type { Isrc } from "@deadwax/identifiers";
import { matchFiles } from "../../domain/asset/match/index.ts";
import type { MatchFile, MatchProposal } from "../../domain/asset/match/match-types.ts";
import type { CodeSource } from "../../domain/code/recording-code.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import { enterInto } from "../code/enter-code.ts";
import { readRecordingViews } from "../view/recording-view.ts";

/** A code that was pasted with what stood beside it. */
export interface PastedCode {
  readonly isrc: Isrc;
  readonly title: string | null;
  readonly versionTitle: string | null;
  readonly artist: string | null;
  readonly durationMs: number | null;
}

/** What a pasted code seems to belong to. Nothing is written by it. */
export interface CodeProposal {
  readonly pasted: PastedCode;
  /** known: a recording has it already. */
  readonly certainty: "known" | "certain" | "probable" | "none";
  /** Best first. One, where it is certain or known. */
  readonly recordings: readonly Recording[];
}

/** Proposes a recording without a code for each pasted one, by title, version, artist and length. */
export async function matchCodes(
  reader: StoreReader,
  pasted: readonly PastedCode[],
): Promise<readonly CodeProposal[]> {
  const recordings = await reader.find("recording", { mergedIntoId: null });
  const views = await readRecordingViews(reader, recordings);
  const byCode = new Map(
    views.flatMap((view) => view.codes.map((code) => [code.isrc, view.recording] as const)),
  );
  const open = pasted.filter(({ isrc }) => !byCode.has(isrc));
  const proposals = matchFiles(
    views.map((view) => ({
      ...view.recording,
      durationMs: view.durationMs,
      codes: [],
      wantsAudio: view.preferred === null,
    })),
    open.map((one) => asFile(one, open.indexOf(one))),
  );
  const byId = new Map(recordings.map((recording) => [recording.id, recording]));
  const sides = forEachCode(proposals, byId);
  return pasted.map((one): CodeProposal => {
    const known = byCode.get(one.isrc);
    if (known !== undefined) return { pasted: one, certainty: "known", recordings: [known] };
    const side = sides.get(fileId(open.indexOf(one)));
    if (side === undefined) return { pasted: one, certainty: "none", recordings: [] };
    return { pasted: one, certainty: side.isCertain ? "certain" : "probable", recordings: side.recordings };
  });
}

/** Enters codes where a person, or certainty, put them: one operation that can be undone as a whole. */
export async function enterMatchedCodes(
  context: CatalogContext,
  accepted: readonly { readonly isrc: Isrc; readonly recordingId: Id }[],
  given: { readonly source: Exclude<CodeSource, "assigned">; readonly sourceName: string },
): Promise<Changed<number>> {
  return change(context, { action: "enterCodes" }, async (transaction) => {
    for (const { isrc, recordingId } of accepted)
      await enterInto(transaction, { isrc, recordingId, ...given });
    transaction.tell({ count: accepted.length, sourceName: given.sourceName, source: given.source });
    return accepted.length;
  });
}

/** A pasted line is matched as a file would be: by what it says about itself. */
function asFile(pasted: PastedCode, index: number): MatchFile {
  const { title, versionTitle, artist, durationMs } = pasted;
  const says = { title, versionTitle, artist };
  return {
    id: fileId(index),
    name: "",
    audioKey: `line ${index}`,
    durationMs,
    modulationMs: durationMs,
    tags: Object.entries(says).flatMap(([field, value]) =>
      value === null
        ? []
        : [{ field: field as "title", value, carrier: "pasted", trust: "carrier" as const }],
    ),
    codes: [],
  };
}

function fileId(index: number): Id {
  return `line ${index}` as Id;
}

interface Side {
  readonly isCertain: boolean;
  readonly recordings: readonly Recording[];
}

function forEachCode(
  proposals: readonly MatchProposal[],
  byId: ReadonlyMap<Id, Recording>,
): ReadonlyMap<Id, Side> {
  const sides = new Map<Id, Side>();
  for (const { recordingId, candidates } of proposals) {
    const recording = byId.get(recordingId);
    if (recording === undefined) continue;
    for (const { assetIds, certainty } of candidates) {
      for (const id of assetIds) {
        const before = sides.get(id);
        if (certainty === "certain") sides.set(id, { isCertain: true, recordings: [recording] });
        else if (before?.isCertain !== true)
          sides.set(id, { isCertain: false, recordings: [...(before?.recordings ?? []), recording] });
      }
    }
  }
  return sides;
}
