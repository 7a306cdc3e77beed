/** Which sounds are worth comparing by ear: by fingerprint first, then by name and by length. */
import { audioKey } from "../../domain/asset/audio-key.ts";
import { byName, connected } from "../../domain/rescue/connected.ts";
import { namesAreAlike } from "../../domain/rescue/name-hints.ts";
import type { Sound } from "../../domain/rescue/sounds.ts";
import type { Fingerprints, KnownSounds, SoundCandidate } from "../../ports/fingerprints.ts";
import { isRefusal } from "../asset/file-outcome.ts";
import { inParallel } from "../asset/in-parallel.ts";
import type { RescueRequest } from "./rescue-request.ts";

/** How much speaks for a pair: above 1 the fingerprints met, below it is a hint of name or length. */
export type Likenesses = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Lengths that differ by less are no chance: parts of one session are exported from end to end. */
const SAME_LENGTH_MS = 60;
const LENGTH_POINTS = 0.5;
const NAME_POINTS = 0.4;
/** Files that nothing is like are heard again as if they had been sped up or slowed down: some seconds each. */
const MOST_SUPPOSED = 60;

export interface LikenessContext {
  readonly known: KnownSounds;
  readonly fingerprints: Fingerprints;
  readonly places: ReadonlyMap<string, string>;
}

export async function findLikenesses(
  context: LikenessContext,
  sounds: readonly Sound[],
  request: RescueRequest,
): Promise<Likenesses> {
  const found = new Map<string, Map<string, number>>(sounds.map(({ id }) => [id, new Map<string, number>()]));
  const byKey = new Map(sounds.map((sound) => [keyOf(sound), sound.id]));
  const note = (one: string, other: string, points: number): void => {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const before = found.get(a)?.get(b) ?? 0;
      found.get(a)?.set(b, Math.max(before, points));
    }
  };
  const noteAll = (sound: Sound, candidates: readonly SoundCandidate[]): void => {
    for (const candidate of candidates) {
      const other = byKey.get(candidate.audioKey);
      if (other !== undefined && other !== sound.id) note(sound.id, other, pointsOf(candidate));
    }
  };
  let done = 0;
  const tell = (sound: Sound): void => {
    done += 1;
    request.onProgress?.({ stage: "searching", done, total: sounds.length, path: sound.id });
  };
  const alone: Sound[] = [];
  for (const sound of sounds) {
    if (request.signal?.aborted === true) break;
    const fingerprint = await context.fingerprints.read(keyOf(sound));
    const heard = fingerprint === null ? [] : await context.known.find(fingerprint, { limit: 12 });
    const others = heard.filter(({ audioKey: key }) => byKey.get(key) !== sound.id);
    noteAll(sound, others);
    if (others.length === 0 && fingerprint !== null && alone.length < MOST_SUPPOSED) alone.push(sound);
    else tell(sound);
  }
  const supposing = inParallel(alone, request.listeners ?? 1, async (sound) => ({
    sound,
    candidates: request.signal?.aborted === true ? [] : await suppose(context, sound),
  }));
  for await (const { sound, candidates } of supposing) {
    noteAll(sound, candidates);
    tell(sound);
  }
  for (const [index, one] of sounds.entries()) {
    for (const other of sounds.slice(index + 1)) {
      const points = hints(one, other);
      if (points > 0 && (found.get(one.id)?.get(other.id) ?? 0) < 1) note(one.id, other.id, points);
    }
  }
  return found;
}

/** Sounds between which a fingerprint met or a hint is; what lies in different ones can be compared at once. */
export function clustersOf(sounds: readonly Sound[], likenesses: Likenesses): readonly (readonly string[])[] {
  const ties = [...likenesses].flatMap(([one, others]) =>
    [...others.keys()].map((other) => [one, other] as const),
  );
  return connected(
    sounds.map(({ id }) => id),
    ties.toSorted(([a], [b]) => byName(a, b)),
  );
}

function keyOf({ files }: Sound): string {
  const [first] = files;
  if (first === undefined) throw new Error("a sound has a file");
  return audioKey(first.facts);
}

async function suppose(
  { known, places }: LikenessContext,
  { id, files }: Sound,
): Promise<readonly SoundCandidate[]> {
  const path = places.get(id);
  if (path === undefined) return [];
  const durationMs = files[0]?.facts.durationMs ?? null;
  try {
    return await known.suppose(
      { path, durationSeconds: durationMs === null ? null : durationMs / 1000 },
      { limit: 6 },
    );
  } catch (thrown) {
    // A file that cannot be decoded again is compared by name and length alone.
    if (!isRefusal(thrown)) throw thrown;
    return [];
  }
}

/** 1 to 3: how much of either lies in the other, and how exactly. */
function pointsOf({ matchedShare, coveredShare, bitError }: SoundCandidate): number {
  return 1 + Math.min(matchedShare, coveredShare) + Math.max(0, 1 - 2 * bitError);
}

function hints(one: Sound, other: Sound): number {
  const [a, b] = [one.files[0]?.facts.durationMs ?? null, other.files[0]?.facts.durationMs ?? null];
  const isAsLong = a !== null && b !== null && Math.abs(a - b) <= SAME_LENGTH_MS;
  const isAlike = one.files.some(({ path }) => other.files.some((file) => namesAreAlike(path, file.path)));
  return (isAsLong ? LENGTH_POINTS : 0) + (isAlike ? NAME_POINTS : 0);
}
