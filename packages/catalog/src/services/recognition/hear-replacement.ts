import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Id } from "../../domain/values/id.ts";
import { isRefusal } from "../../errors/index.ts";
import type { CatalogStore, StoreReader } from "../../ports/store.ts";
import { chooseMaster } from "../asset/choose-master.ts";
import { findSource } from "../asset/source-file.ts";
import { readKnowledge } from "../comparison/catalog-knowledge.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { compareWithKnown, type RecordingComparison } from "./compare-known.ts";
import { hearingIn, type WithHearing } from "./hearing-context.ts";
import { claimsOfRecording, contentOfRecording, readRecordings } from "./known-recording.ts";

export interface Replacement {
  readonly recordingId: Id;
  readonly assetId?: Id | undefined;
}

/**
 * The audio that is to be approved for a recording with a code, beside the audio that was (DESIGN 4, rule 9). Null where
 * there is nothing to compare, and where one of the two cannot be heard.
 */
export async function hearReplacement(
  context: WithHearing & { readonly store: CatalogStore },
  replacement: Replacement,
): Promise<RecordingComparison | null> {
  const hearing = hearingIn(context);
  if (hearing === null) return null;
  try {
    const pair = await hearing.store.read((reader) => readPair(reader, replacement));
    if (pair === null) return null;
    const { asset, locations, known, agency } = pair;
    const { path } = await findSource(hearing.files, [asset], locations);
    const heard = await compareWithKnown(
      hearing,
      { path, facts: asset, claims: claimsOfRecording(known), content: contentOfRecording(known) },
      { known, audio: "", agency },
    );
    return heard.error === null ? heard : null;
  } catch (thrown) {
    // What is refused here is refused again, by name, by who approves.
    if (!isRefusal(thrown)) throw thrown;
    return null;
  }
}

async function readPair(reader: StoreReader, { recordingId, assetId }: Replacement) {
  const recording = await requireRecording(reader, recordingId);
  const asset = await chooseMaster(reader, recording, assetId);
  const earlier = await reader.find("approval", { recordingId });
  const before = earlier.at(-1);
  if (before === undefined || earlier.some(({ audioHash }) => audioHash === audioKey(asset))) return null;
  if ((await reader.count("recordingCode", { recordingId, status: "preferred" })) === 0) return null;
  const [known] = await readRecordings(reader, [recordingId]);
  const assets = known?.assets.filter((one) => audioKey(one) === before.audioHash) ?? [];
  if (known === undefined || assets.length === 0) return null;
  const locations = await reader.find("location", { assetId: asset.id });
  const { agency } = await readKnowledge(reader);
  return { asset, locations, known: { ...known, assets, approval: before }, agency };
}
