import { audioKey } from "../../domain/asset/audio-key.ts";
import type { SoundCandidate } from "../../ports/fingerprints.ts";
import { compareWithKnown, type HeardFile, type RecordingComparison } from "./compare-known.ts";
import type { HearingContext } from "./hearing-context.ts";
import { readKnownRecordings, type KnownRecording } from "./known-recording.ts";

export interface FindOptions {
  /** Recordings that are listened to, at most, as they are and again under suppositions. */
  readonly limit: number;
  readonly agency: string | null;
}

/**
 * Recordings of the catalog that a file has something to do with. Those with its bytes or its audio answer at once; then its
 * fingerprint leads to others, and where none of them is related, the file is heard as if its speed or pitch had been
 * changed.
 */
export async function findRecordings(
  context: HearingContext,
  file: HeardFile,
  options: FindOptions,
): Promise<readonly RecordingComparison[]> {
  const identical = await readKnown(context, [audioKey(file.facts), `sha256:${file.facts.sha256}`]);
  const found = await compareAll(context, file, { known: identical, ...options });
  if (found.some(isIdentical)) return found;
  const { fingerprint, durationMs } = file.facts;
  const { sounds } = context;
  if (sounds === undefined || fingerprint === null || fingerprint.items.length === 0) return found;
  const { limit } = options;
  const looking = { limit: LOOKED_AT * limit };
  found.push(
    ...(await compareNew(context, file, {
      found,
      candidates: await sounds.find(fingerprint, looking),
      ...options,
    })),
  );
  if (found.some(isRelated) || (await sounds.count()) === 0) return found;
  const durationSeconds = durationMs === null ? null : durationMs / 1000;
  const supposed = await sounds.suppose({ path: file.path, durationSeconds }, looking);
  found.push(...(await compareNew(context, file, { found, candidates: supposed, ...options })));
  return found;
}

/** A recording may have several files that are alike. */
const LOOKED_AT = 4;

/** Whether there is anything between the two, or nobody knows. */
export function isRelated({ verdict }: RecordingComparison): boolean {
  return verdict !== "unrelated";
}

function isIdentical({ relation }: RecordingComparison): boolean {
  return relation === "identical-file" || relation === "identical-audio";
}

async function readKnown({ store }: HearingContext, audioKeys: readonly string[]): Promise<readonly Found[]> {
  const known = await store.read((reader) => readKnownRecordings(reader, [...new Set(audioKeys)]));
  return known.map((one) => {
    const keys = new Set(one.assets.map((asset) => audioKey(asset)));
    return { known: one, audio: audioKeys.find((key) => keys.has(key)) ?? audioKeys[0] ?? "" };
  });
}

interface Found {
  readonly known: KnownRecording;
  /** The likest audio of it. */
  readonly audio: string;
}

/** Candidates that were not compared before. */
async function compareNew(
  context: HearingContext,
  file: HeardFile,
  given: FindOptions & {
    readonly found: readonly RecordingComparison[];
    readonly candidates: readonly SoundCandidate[];
  },
): Promise<readonly RecordingComparison[]> {
  const { found, candidates, ...options } = given;
  const done = new Set(found.map(({ recordingId }) => recordingId));
  const known = await readKnown(
    context,
    candidates.map((candidate) => candidate.audioKey),
  );
  const fresh = known.filter((one) => !done.has(one.known.recording.id)).slice(0, options.limit);
  return compareAll(context, file, { known: fresh, ...options });
}

async function compareAll(
  context: HearingContext,
  file: HeardFile,
  { known, agency }: FindOptions & { readonly known: readonly Found[] },
): Promise<RecordingComparison[]> {
  const compared: RecordingComparison[] = [];
  for (const one of known) compared.push(await compareWithKnown(context, file, { ...one, agency }));
  return compared;
}
