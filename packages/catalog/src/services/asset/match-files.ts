import type { Asset } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { findCodes } from "../../domain/asset/found-codes.ts";
import { matchFiles } from "../../domain/asset/match/match.ts";
import type { MatchCandidate, MatchFile, MatchProposal } from "../../domain/asset/match/match-types.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import { requireRecordings } from "../recording/require-recording.ts";
import { attachAll, type Attached, type Attachment } from "./attach-file.ts";

export interface ProposedMatch extends MatchProposal {
  readonly recording: Recording;
  readonly candidates: readonly (MatchCandidate & { readonly assets: readonly Asset[] })[];
}

export interface MatchScope {
  /** Only these recordings; default all that have no audio. */
  readonly recordingIds?: readonly Id[];
  /** Only these files; default all that belong to no recording. */
  readonly assetIds?: readonly Id[];
  /** Files that belong to no recording and are not stored: those of a dry run. */
  readonly unstored?: readonly Asset[];
}

/**
 * Proposes files that belong to no recording for recordings that have none. Nothing is attached. The whole catalog is
 * looked at for doubts, whatever the scope: a file may be another recording's, and a code another's, too.
 */
export async function proposeMatches(
  reader: StoreReader,
  scope: MatchScope = {},
): Promise<readonly ProposedMatch[]> {
  const catalog = await reader.get("catalog", reader.catalogId);
  const isDemo = catalog?.isDemo === true;
  const recordings = await reader.find("recording", { mergedIntoId: null });
  const stored = await reader.find("asset");
  const ids = new Set(stored.map(({ id }) => id));
  const assets = [...stored, ...(scope.unstored ?? []).filter(({ id }) => !ids.has(id))];
  const codes = await codesByRecording(reader);
  const withAudio = new Set(assets.map(({ recordingId }) => recordingId));
  const wanted = scope.recordingIds === undefined ? undefined : new Set(scope.recordingIds);
  const files = looseAssets(assets, scope);
  const proposals = matchFiles(
    recordings.map((recording) => ({
      ...recording,
      codes: codes.get(recording.id) ?? [],
      wantsAudio: !withAudio.has(recording.id) && (wanted === undefined || wanted.has(recording.id)),
    })),
    files.map((asset) => matchFile(asset, isDemo)),
  );
  const byId = new Map(recordings.map((recording) => [recording.id, recording]));
  const assetsById = new Map(files.map((asset) => [asset.id, asset]));
  return proposals.flatMap((proposal) => {
    const recording = byId.get(proposal.recordingId);
    if (recording === undefined) return [];
    const candidates = proposal.candidates.map((candidate) => ({
      ...candidate,
      assets: candidate.assetIds.map((id) => assetsById.get(id)).filter((asset) => asset !== undefined),
    }));
    return [{ ...proposal, recording, candidates }];
  });
}

function looseAssets(assets: readonly Asset[], { assetIds }: MatchScope): readonly Asset[] {
  const wanted = assetIds === undefined ? undefined : new Set(assetIds);
  return assets.filter(
    ({ id, recordingId, role }) =>
      recordingId === null && role !== "stem" && role !== "side" && (wanted === undefined || wanted.has(id)),
  );
}

/** What each recording has, and what others claim to have: a claim is reason enough for doubt. */
async function codesByRecording(reader: StoreReader): Promise<ReadonlyMap<Id, MatchIsrcs>> {
  const codes = await reader.find("recordingCode");
  const claims = await reader.find("codeClaim", { state: "open" });
  const known = new Map<Id, Set<MatchIsrcs[number]>>();
  for (const { recordingId, isrc } of [...codes, ...claims]) {
    if (recordingId === null) continue;
    const isrcs = known.get(recordingId) ?? new Set();
    known.set(recordingId, isrcs.add(isrc));
  }
  return new Map([...known].map(([id, isrcs]) => [id, [...isrcs]]));
}

type MatchIsrcs = MatchFile["codes"][number]["isrc"][];

function matchFile(asset: Asset, isDemo: boolean): MatchFile {
  const { modulation, sampleRate } = asset;
  const frames = modulation === null ? null : modulation.endFrame - modulation.firstFrame;
  return {
    id: asset.id,
    name: asset.name,
    audioKey: audioKey(asset),
    durationMs: asset.durationMs,
    modulationMs: frames === null || sampleRate === null ? null : Math.round((frames / sampleRate) * 1000),
    tags: asset.tags,
    codes: findCodes(asset.tags, { isDemo }).codes,
  };
}

/** A proposal that a person, or `--accept certain`, said yes to. */
export interface AcceptedMatch {
  readonly recordingId: Id;
  readonly assetIds: readonly Id[];
}

/** The certain ones, as `--accept certain` takes them. */
export function certainMatches(proposals: readonly MatchProposal[]): readonly AcceptedMatch[] {
  return proposals
    .filter(({ certainty }) => certainty === "certain")
    .map(({ recordingId, candidates }) => ({ recordingId, assetIds: candidates[0]?.assetIds ?? [] }));
}

/** Attaches all of it in one change. Throws ASSET_ELSEWHERE when a file was attached in the meantime. */
export async function attachMatches(
  context: CatalogContext,
  accepted: readonly AcceptedMatch[],
): Promise<Changed<readonly Attached[]>> {
  return change(context, { action: "attachMatches" }, async (transaction) => {
    const recordings = await requireRecordings(
      transaction,
      accepted.map(({ recordingId }) => recordingId),
    );
    const ids = accepted.flatMap(({ assetIds }) => assetIds);
    const found = ids.length === 0 ? [] : await transaction.find("asset", { id: [...new Set(ids)] });
    const assets = new Map(found.map((asset) => [asset.id, asset]));
    const attachments: Attachment[] = [];
    for (const [index, { assetIds }] of accepted.entries()) {
      const recording = recordings[index];
      for (const [position, assetId] of [...new Set(assetIds)].entries()) {
        const asset = assets.get(assetId) ?? (await transaction.require("asset", assetId));
        // Of several files with the same audio, the first is the master, and the others were made to be delivered.
        const role = position > 0 && asset.role === "master" ? ("delivery" as const) : undefined;
        if (recording !== undefined) attachments.push({ asset, recording, role });
        // A file that is accepted twice is refused the second time.
        if (recording !== undefined) assets.set(assetId, { ...asset, recordingId: recording.id });
      }
    }
    const attached = await attachAll(transaction, attachments);
    const [first] = attached;
    transaction.tell({
      count: attached.length,
      title: first === undefined ? "" : recordingName(first.recording),
    });
    return attached;
  });
}
