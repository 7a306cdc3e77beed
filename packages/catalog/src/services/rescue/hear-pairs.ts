/**
 * Listens to what may belong together: each sound beside one of each recording it is like, the likeliest first, and never
 * to all pairs. What was heard of one is no proof for another, so a new version is held against its family's root, too.
 */
import type { HeardComparison } from "../../domain/comparison/index.ts";
import { byOriginality } from "../../domain/rescue/likely-original.ts";
import type { HeardPair, UnheardFile } from "../../domain/rescue/index.ts";
import { weighFiles } from "../../domain/rescue/choose-final.ts";
import type { Sound } from "../../domain/rescue/sounds.ts";
import { decide } from "../../domain/rule-set/decide.ts";
import { isSameRelation } from "../../domain/rule-set/verdict.ts";
import type { Ear } from "../../ports/ear.ts";
import type { AbortSignalLike } from "../../ports/files.ts";
import { isRefusal } from "../asset/file-outcome.ts";
import type { Likenesses } from "./likenesses.ts";

/** Recordings that one sound is held against, the root of its family beside them. */
const MOST_COMPARED = 4;

export interface Listening {
  readonly ear: Ear;
  readonly places: ReadonlyMap<string, string>;
  readonly likenesses: Likenesses;
  readonly signal: AbortSignalLike | undefined;
  readonly onHeard: (path: string) => void;
}

export interface HeardCluster {
  readonly pairs: readonly HeardPair[];
  readonly uncompared: readonly UnheardFile[];
  /** One sound of each family, taken as known first. */
  readonly roots: readonly Sound[];
}

/** A recording while it is being found out. */
interface Known {
  readonly sound: Sound;
  readonly path: string;
  root: Known | null;
}

/** Listens within sounds that may all have to do with each other. */
export async function hearCluster(listening: Listening, sounds: readonly Sound[]): Promise<HeardCluster> {
  const pairs: HeardPair[] = [];
  const uncompared = new Map<string, UnheardFile>();
  const known: Known[] = [];
  for (const sound of byOriginality(sounds)) {
    if (listening.signal?.aborted === true) break;
    const own: Known = { sound, path: weighFiles(sound.files)[0]?.path ?? sound.id, root: null };
    const placed = await placeSound(listening, { own, known, pairs, uncompared });
    if (placed === "new") known.push(own);
    listening.onHeard(own.path);
  }
  const roots = known.filter(({ root }) => root === null).map(({ sound }) => sound);
  return { pairs, uncompared: [...uncompared.values()], roots };
}

interface Placing {
  readonly own: Known;
  readonly known: readonly Known[];
  readonly pairs: HeardPair[];
  readonly uncompared: Map<string, UnheardFile>;
}

async function placeSound(listening: Listening, placing: Placing): Promise<"new" | "same"> {
  const { own, known } = placing;
  const like = listening.likenesses.get(own.sound.id);
  const compared = new Set<Known>();
  const candidates = known
    .map((one) => ({ one, points: like?.get(one.sound.id) ?? 0 }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST_COMPARED);
  for (const { one } of candidates) {
    if (compared.has(one) || listening.signal?.aborted === true) continue;
    compared.add(one);
    const heard = await hear(listening, placing, one);
    if (heard === null) continue;
    if (isSame(heard)) return "same";
    if (isRelated(heard)) own.root ??= one.root ?? one;
  }
  const { root } = own;
  if (root !== null && !compared.has(root)) {
    const heard = await hear(listening, placing, root);
    if (heard !== null && isSame(heard)) return "same";
  }
  return "new";
}

/** Null where one of the two could not be heard, which is kept. */
async function hear(
  { ear, places }: Listening,
  { own, pairs, uncompared }: Placing,
  known: Known,
): Promise<HeardComparison | null> {
  const [pathA, pathB] = [places.get(known.path), places.get(own.path)];
  if (pathA === undefined || pathB === undefined || uncompared.has(own.path)) return null;
  try {
    const heard = await ear.compare(pathA, pathB);
    pairs.push({ a: known.path, b: own.path, heard });
    return heard;
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    const { code, message, hint } = thrown;
    const path = message.includes(pathA) ? known.path : own.path;
    uncompared.set(path, { path, code, message, hint });
    return null;
  }
}

function isSame(heard: HeardComparison): boolean {
  return isSameRelation(heard.relation) && decide(heard).verdict === "reuse";
}

function isRelated({ relation }: HeardComparison): boolean {
  return relation !== "unrelated" && relation !== "unsure";
}

/** How many comparisons are left for sounds that nothing pointed to. */
export interface Budget {
  left: number;
}

/**
 * A last try for what nothing is like: another performance has another fingerprint, another name and another length.
 * The largest families first, as long as the budget lasts; false when it did not.
 */
export async function hearLoose(
  listening: Listening,
  loose: Sound,
  {
    roots,
    budget,
    pairs,
  }: { readonly roots: readonly Sound[]; readonly budget: Budget; readonly pairs: HeardPair[] },
): Promise<boolean> {
  const own: Known = { sound: loose, path: weighFiles(loose.files)[0]?.path ?? loose.id, root: null };
  const uncompared = new Map<string, UnheardFile>();
  for (const root of roots) {
    if (root.id === loose.id) continue;
    if (budget.left === 0 || listening.signal?.aborted === true) return false;
    budget.left -= 1;
    const known: Known = { sound: root, path: weighFiles(root.files)[0]?.path ?? root.id, root: null };
    const heard = await hear(listening, { own, known: [], pairs, uncompared }, known);
    if (heard !== null && isRelated(heard)) return true;
  }
  return true;
}
