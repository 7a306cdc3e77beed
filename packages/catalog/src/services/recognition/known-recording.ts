/** A recording of the catalog as somebody who compares files with it needs it. */
import type { Isrc } from "@deadwax/identifiers";
import type { Approval } from "../../domain/asset/approval.ts";
import type { Asset, Location } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import { NO_CLAIMS, type ContentKind, type SoundClaims } from "../../domain/rule-set/index.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";

export interface KnownRecording {
  readonly recording: Recording;
  /** Files of it that are the whole of it: no stems, no sides. The approved audio comes first, masters before the others. */
  readonly assets: readonly Asset[];
  readonly locations: readonly Location[];
  readonly approval: Approval | undefined;
  /** The preferred one first; disputed ones are somebody else's. */
  readonly codes: readonly Isrc[];
}

/** Recordings that have files with this audio, in the order of the audio. Stems and sides lead to none. */
export async function readKnownRecordings(
  reader: StoreReader,
  audioKeys: readonly string[],
): Promise<readonly KnownRecording[]> {
  if (audioKeys.length === 0) return [];
  const found = (await assetsWith(reader, audioKeys)).filter(isWhole);
  const ids = [...new Set(found.map(({ recordingId }) => recordingId).filter((id) => id !== null))];
  const known = await readRecordings(reader, ids);
  const place = (one: KnownRecording): number =>
    Math.min(...one.assets.map((asset) => audioKeys.indexOf(audioKey(asset))).filter((at) => at >= 0));
  return known.toSorted((one, other) => place(one) - place(other));
}

/** The recordings with these ids that were not merged into others. */
export async function readRecordings(
  reader: StoreReader,
  ids: readonly Id[],
): Promise<readonly KnownRecording[]> {
  if (ids.length === 0) return [];
  const recordings = await reader.find("recording", { id: ids, mergedIntoId: null });
  const assets = (await reader.find("asset", { recordingId: ids })).filter(isWhole);
  const assetIds = assets.map(({ id }) => id);
  const locations = assetIds.length === 0 ? [] : await reader.find("location", { assetId: assetIds });
  const approvals = await reader.find("approval", { recordingId: ids, endedAt: null });
  const codes = await reader.find("recordingCode", { recordingId: ids, status: ["preferred", "superseded"] });
  return recordings.map((recording): KnownRecording => {
    const approval = approvals.findLast(({ recordingId }) => recordingId === recording.id);
    const own = assets.filter(({ recordingId }) => recordingId === recording.id);
    const rank = (asset: Asset): number =>
      audioKey(asset) === approval?.audioHash ? 0 : asset.role === "master" ? 1 : 2;
    return {
      recording,
      assets: own.toSorted((one, other) => rank(one) - rank(other)),
      locations: locations.filter(({ assetId }) => own.some(({ id }) => id === assetId)),
      approval,
      codes: codes
        .filter(({ recordingId }) => recordingId === recording.id)
        .sort((one, other) => Number(other.status === "preferred") - Number(one.status === "preferred"))
        .map(({ isrc }) => isrc),
    };
  });
}

/** The files by which a sound is judged: those with the approved audio; where nothing is approved, those with this audio first. */
export function judgedBy({ assets, approval }: KnownRecording, audio?: string): readonly Asset[] {
  const approved = assets.filter((asset) => audioKey(asset) === approval?.audioHash);
  if (approved.length > 0) return approved;
  return assets.toSorted((one, other) => Number(audioKey(other) === audio) - Number(audioKey(one) === audio));
}

/** What the catalog says of the recording, as the claims of one side of a comparison. */
export function claimsOfRecording({ recording }: KnownRecording): SoundClaims {
  const { title, versionTypes, advisory } = recording;
  return { ...NO_CLAIMS, title, versionTypes, advisory: isFlag(advisory) ? advisory : null };
}

function isFlag(advisory: Recording["advisory"]): advisory is "explicit" | "clean" {
  return advisory === "explicit" || advisory === "clean";
}

export function contentOfRecording({ recording }: KnownRecording): ContentKind {
  return recording.contentType;
}

async function assetsWith(reader: StoreReader, audioKeys: readonly string[]): Promise<readonly Asset[]> {
  const hashes = audioKeys.filter((key) => !key.startsWith(FILE_KEY));
  const files = audioKeys.filter((key) => key.startsWith(FILE_KEY)).map((key) => key.slice(FILE_KEY.length));
  return [
    ...(hashes.length === 0 ? [] : await reader.find("asset", { audioHash: hashes })),
    ...(files.length === 0 ? [] : await reader.find("asset", { sha256: files, audioHash: null })),
  ];
}

const FILE_KEY = "sha256:";

function isWhole({ role }: Asset): boolean {
  return role !== "stem" && role !== "side";
}
