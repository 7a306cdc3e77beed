import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Asset, Location } from "../../domain/asset/asset.ts";
import { claimsOfFile, type SoundClaims } from "../../domain/rule-set/index.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";
import { findSource } from "../asset/source-file.ts";
import { compareWithKnown, type RecordingComparison } from "../recognition/compare-known.ts";
import type { HearingContext } from "../recognition/hearing-context.ts";
import { readRecordings, type KnownRecording } from "../recognition/known-recording.ts";
import { contentOfFile } from "./compared-file.ts";
import { readKnowledge, type CatalogKnowledge } from "./catalog-knowledge.ts";

export interface CompareAssetRequest {
  readonly assetId: Id;
  readonly recordingId: Id;
  /** Whose rules come first, instead of the agency of the registrant. */
  readonly agency?: string;
}

interface Pair extends CatalogKnowledge {
  readonly asset: Asset;
  readonly locations: readonly Location[];
  readonly known: KnownRecording;
}

/**
 * A file of the catalog beside what else a recording has; null where the recording has no other audio. Throws ASSET_GONE
 * and ASSET_FILE_CHANGED for a file in question that is not there as it was read.
 */
export async function compareAsset(
  context: HearingContext,
  request: CompareAssetRequest,
): Promise<RecordingComparison | null> {
  const { store, files } = context;
  const pair = await store.read((reader) => readPair(reader, request));
  if (pair === null) return null;
  const { asset, known, agency, locations } = pair;
  const { path } = await findSource(files, [asset], locations);
  const claims = claimsOfAsset(files.split(path), pair);
  const facts = { ...asset, waveform: null, fingerprint: null, channelMask: null };
  const file = { path, facts, claims, content: contentOfFile(asset) };
  const audio = known.assets[0] === undefined ? "" : audioKey(known.assets[0]);
  return compareWithKnown(context, file, { known, audio, agency: request.agency ?? agency });
}

/** The recording without the audio in question: a file is not compared with itself. */
async function readPair(
  reader: StoreReader,
  { assetId, recordingId }: CompareAssetRequest,
): Promise<Pair | null> {
  const asset = await reader.get("asset", assetId);
  const [known] = await readRecordings(reader, [recordingId]);
  if (asset === undefined || known === undefined) return null;
  const isIts = asset.recordingId === recordingId;
  const others = known.assets.filter((one) => !isIts || audioKey(one) !== audioKey(asset));
  if (others.length === 0) return null;
  const locations = await reader.find("location", { assetId });
  return {
    ...(await readKnowledge(reader)),
    asset,
    locations,
    known: { ...known, assets: others },
  };
}

function claimsOfAsset(path: readonly string[], { asset, isDemo }: Pair): SoundClaims {
  const { tags, durationMs, role } = asset;
  const claims = claimsOfFile(path.slice(-4), tags, { isDemo, durationMs });
  return { ...claims, role: role === "stem" || role === "side" ? role : claims.role };
}
