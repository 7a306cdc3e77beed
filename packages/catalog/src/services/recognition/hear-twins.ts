import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Id } from "../../domain/values/id.ts";
import type { Fingerprints, KnownSounds, SoundCandidate } from "../../ports/fingerprints.ts";
import type { CatalogStore, StoreReader } from "../../ports/store.ts";
import { inParallel } from "../asset/in-parallel.ts";
import { readKnowledge } from "../comparison/catalog-knowledge.ts";
import { compareWithKnown, type RecordingComparison } from "./compare-known.ts";
import { hearingIn, type HearingContext, type WithHearing } from "./hearing-context.ts";
import { findKnownFile } from "./known-file.ts";
import {
  claimsOfRecording,
  contentOfRecording,
  readKnownRecordings,
  readRecordings,
  type KnownRecording,
} from "./known-recording.ts";

/** For each recording the others that may be the same one by ear. */
export type HeardTwins = ReadonlyMap<Id, readonly RecordingComparison[]>;

/** So much of each lies in the other when one may be the other in another form. */
const LEAST_SHARE = 0.5;

/** Recordings that one is compared with, the likeliest first: behind them nothing is likelier to be the same. */
const MOST_OTHERS = 5;

export interface TwinsRequest {
  readonly recordingIds: readonly Id[];
  /** Recordings that are listened to at once. Default 2. */
  readonly concurrency?: number;
  readonly onHeard?: (progress: { readonly done: number; readonly total: number }) => void;
}

interface Alike {
  readonly own: KnownRecording;
  readonly keys: readonly string[];
  readonly earlier: ReadonlySet<Id>;
}

/**
 * Lays the approved audio of recordings beside that of others which sound alike and have a code, or come before them in the
 * request (DESIGN 4, rule 7). What a person decided to be two is not asked again. Nothing is found where no fingerprints are.
 */
export async function hearTwins(
  context: WithHearing & { readonly store: CatalogStore },
  request: TwinsRequest,
): Promise<HeardTwins> {
  const hearing = hearingIn(context);
  const twins = new Map<Id, readonly RecordingComparison[]>();
  if (hearing === null) return twins;
  const pairs = await findAlike(context, request);
  const heard = inParallel(pairs, request.concurrency ?? 2, async ({ own, ...beside }) => ({
    id: own.recording.id,
    others: await hearOthers(hearing, own, beside),
  }));
  let done = 0;
  for await (const { id, others } of heard) {
    if (others.length > 0) twins.set(id, others);
    done += 1;
    request.onHeard?.({ done, total: pairs.length });
  }
  return twins;
}

/** Recordings of the request that something sounds like. */
async function findAlike(
  { store, sounds, fingerprints }: WithHearing & { readonly store: CatalogStore },
  { recordingIds }: TwinsRequest,
): Promise<readonly Alike[]> {
  if (sounds === undefined || fingerprints === undefined || (await sounds.count()) === 0) return [];
  const known = await store.read((reader) => readRecordings(reader, recordingIds));
  const byId = new Map(known.map((one) => [one.recording.id, one]));
  const found: Alike[] = [];
  for (const [position, id] of recordingIds.entries()) {
    const own = byId.get(id);
    if (own?.approval === undefined) continue;
    const keys = await alike({ sounds, fingerprints }, own.approval.audioHash);
    if (keys.length > 0) found.push({ own, keys, earlier: new Set(recordingIds.slice(0, position)) });
  }
  return found;
}

/** Other audio that may be the same in another form, by fingerprint alone. */
async function alike(
  {
    sounds,
    fingerprints,
  }: { readonly sounds: KnownSounds; readonly fingerprints: Pick<Fingerprints, "read"> },
  audio: string,
): Promise<readonly string[]> {
  const fingerprint = await fingerprints.read(audio);
  if (fingerprint === null) return [];
  const isAlike = ({ matchedShare, coveredShare }: SoundCandidate): boolean =>
    Math.min(matchedShare, coveredShare) >= LEAST_SHARE;
  const found = (await sounds.find(fingerprint)).filter(isAlike);
  return found.map((candidate) => candidate.audioKey).filter((key) => key !== audio);
}

async function hearOthers(
  context: HearingContext,
  own: KnownRecording,
  { keys, earlier }: Omit<Alike, "own">,
): Promise<readonly RecordingComparison[]> {
  const { id } = own.recording;
  const { others, agency } = await context.store.read(async (reader) => {
    const decided = await decidedNew(reader, id);
    const found = (await readKnownRecordings(reader, keys)).filter(
      ({ recording, codes }) =>
        recording.id !== id && !decided.has(recording.id) && (codes.length > 0 || earlier.has(recording.id)),
    );
    return { others: found, agency: (await readKnowledge(reader)).agency };
  });
  const file = others.length === 0 ? null : await findKnownFile(context, own);
  if (file === null) return [];
  const [asset] = own.assets;
  if (asset === undefined) return [];
  const questioned = {
    // Where its own file is away, the comparison says that nothing could be heard.
    path: "path" in file ? file.path : "",
    facts: asset,
    claims: claimsOfRecording(own),
    content: contentOfRecording(own),
  };
  const heard: RecordingComparison[] = [];
  for (const other of others.slice(0, MOST_OTHERS)) {
    const audio = keys.find((key) => other.assets.some((one) => audioKey(one) === key)) ?? "";
    const reachable = "path" in file ? context : { ...context, ear: { compare: () => Promise.reject(file) } };
    heard.push(await compareWithKnown(reachable, questioned, { known: other, audio, agency }));
  }
  return heard.filter(({ verdict }) => verdict === "reuse" || verdict === "ask");
}

/** Recordings that a person said are another one than this. */
async function decidedNew(reader: StoreReader, id: Id): Promise<ReadonlySet<Id>> {
  const asked = { question: "new-or-same", verdict: "new" } as const;
  const decisions = [
    ...(await reader.find("decision", { ...asked, recordingId: id })),
    ...(await reader.find("decision", { ...asked, otherId: id })),
  ];
  const ids = decisions.flatMap(({ recordingId, otherId }) => [recordingId, otherId]);
  return new Set(ids.filter((one) => one !== null && one !== id).filter((one) => one !== null));
}
