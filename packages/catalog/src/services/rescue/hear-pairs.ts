/** Listens to what may belong together, the likeliest first, and never to all pairs. */
import { isSameRelation, type HeardComparison, type Relation } from "../../domain/comparison/index.ts";
import { byOriginality } from "../../domain/rescue/likely-original.ts";
import type { HeardPair, UnheardFile } from "../../domain/rescue/index.ts";
import { weighFiles } from "../../domain/rescue/choose-final.ts";
import { claimsOfSound, type Sound } from "../../domain/rescue/sounds.ts";
import { decide } from "../../domain/rule-set/decide.ts";
import type { Ear } from "../../ports/ear.ts";
import type { AbortSignalLike } from "../../ports/files.ts";
import { isRefusal } from "../asset/file-outcome.ts";
import type { Likenesses } from "./likenesses.ts";

/** Families that one sound is held against, and recordings of one family beside its root. */
const MOST_FAMILIES = 3;
const MOST_MEMBERS = 3;
/** Forms of one recording are as long, but for silence. */
const LENGTH_SHARE = 0.03;
/** What is longer than a whole recording by this may hold several. */
const MIX_LENGTH = 1.5;

export interface Listening {
  readonly ear: Ear;
  readonly places: ReadonlyMap<string, string>;
  readonly likenesses: Likenesses;
  readonly signal: AbortSignalLike | undefined;
  /** Comparisons at once. */
  readonly listeners: number;
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
  /** What it is to the root. */
  relation: Relation | null;
}

/** Listens within sounds that may all have to do with each other. */
export async function hearCluster(given: Listening, sounds: readonly Sound[]): Promise<HeardCluster> {
  const listening = { ...given, ear: rememberingEar(given.ear) };
  const pairs: HeardPair[] = [];
  const uncompared = new Map<string, UnheardFile>();
  const known: Known[] = [];
  const order = byOriginality(sounds);
  for (const [index, sound] of order.entries()) {
    hearAhead(listening, known, order.slice(index + 1, index + listening.listeners));
    if (listening.signal?.aborted === true) break;
    const own: Known = {
      sound,
      path: weighFiles(sound.files)[0]?.path ?? sound.id,
      root: null,
      relation: null,
    };
    const placed = await placeSound(listening, { own, known, pairs, uncompared });
    if (placed === "new") known.push(own);
    listening.onHeard(own.path);
  }
  const roots = known.filter(({ root }) => root === null).map(({ sound }) => sound);
  return { pairs, uncompared: [...uncompared.values()], roots };
}

/** Hears no two files twice in the same order. */
function rememberingEar(ear: Ear): Ear {
  const heard = new Map<string, Promise<HeardComparison>>();
  return {
    compare(pathA, pathB) {
      const key = `${pathA}\n${pathB}`;
      const comparing = heard.get(key) ?? ear.compare(pathA, pathB);
      heard.set(key, comparing);
      return comparing;
    },
  };
}

/** Begins with what comes next while others are heard: beside the root that most speaks for, as far as is known yet. */
function hearAhead(listening: Listening, known: readonly Known[], next: readonly Sound[]): void {
  for (const sound of next) {
    const [family] = familiesLike(listening, { sound, known });
    const pathA = listening.places.get(family?.root.path ?? "");
    const pathB = listening.places.get(weighFiles(sound.files)[0]?.path ?? sound.id);
    // A refusal is told when it is this sound's turn.
    if (pathA !== undefined && pathB !== undefined)
      listening.ear.compare(pathA, pathB).catch(() => undefined);
  }
}

interface Placing {
  readonly own: Known;
  readonly known: readonly Known[];
  readonly pairs: HeardPair[];
  readonly uncompared: Map<string, UnheardFile>;
}

async function placeSound(listening: Listening, placing: Placing): Promise<"new" | "same"> {
  for (const family of familiesLike(listening, { sound: placing.own.sound, known: placing.known }).slice(
    0,
    MOST_FAMILIES,
  )) {
    if (listening.signal?.aborted === true) break;
    const placed = await placeIn(listening, placing, family);
    if (placed === "same") return "same";
    const isMix = lengthOf(placing.own) >= MIX_LENGTH * lengthOf(family.root);
    if (placed === "related" && !isMix) break;
  }
  return "new";
}

/**
 * Beside the root of a family; then beside what is to that root what it is itself: a copy of the clean edit is a clean
 * edit, too.
 */
async function placeIn(
  listening: Listening,
  placing: Placing,
  { root, best }: FamilyLike,
): Promise<"same" | "related" | "other"> {
  const { own } = placing;
  const heard = await hear(listening, placing, root);
  if (heard !== null && isSame(heard)) return "same";
  const relation = heard !== null && isRelated(heard) ? heard.relation : null;
  if (relation !== null) {
    own.root ??= root;
    own.relation ??= relation;
  }
  const others =
    relation === null ? [best].filter((one) => one !== root) : membersLike(placing, root, relation);
  let isMet = relation !== null;
  for (const other of others.slice(0, MOST_MEMBERS)) {
    const beside = await hear(listening, placing, other);
    if (beside !== null && isSame(beside)) return "same";
    isMet ||= beside !== null && isRelated(beside);
  }
  if (isMet) own.root ??= root;
  return isMet ? "related" : "other";
}

interface FamilyLike {
  readonly root: Known;
  /** The one of it that most speaks for. */
  readonly best: Known;
  readonly points: number;
}

function familiesLike(
  { likenesses }: Listening,
  { sound, known }: { readonly sound: Sound; readonly known: readonly Known[] },
): readonly FamilyLike[] {
  const like = likenesses.get(sound.id);
  const families = new Map<Known, FamilyLike>();
  for (const one of known) {
    const points = like?.get(one.sound.id) ?? 0;
    const root = one.root ?? one;
    const before = families.get(root);
    if (points > 0 && points > (before?.points ?? 0)) families.set(root, { root, best: one, points });
  }
  return [...families.values()].sort((one, other) => other.points - one.points);
}

function membersLike({ own, known }: Placing, root: Known, relation: Relation): readonly Known[] {
  if (claimsOfSound(own.sound).role === "stem") return [];
  return known.filter(
    (one) =>
      one.root === root &&
      one.relation === relation &&
      Math.abs(lengthOf(one) - lengthOf(own)) <= LENGTH_SHARE * lengthOf(own) + 1000,
  );
}

function lengthOf({ sound }: Known): number {
  return sound.files[0]?.facts.durationMs ?? 0;
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
    const place = path === own.path ? pathB : pathA;
    uncompared.set(path, { path, code, message: message.replaceAll(place, path), hint });
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
  const own: Known = {
    sound: loose,
    path: weighFiles(loose.files)[0]?.path ?? loose.id,
    root: null,
    relation: null,
  };
  const uncompared = new Map<string, UnheardFile>();
  for (const root of roots) {
    if (root.id === loose.id) continue;
    if (budget.left === 0 || listening.signal?.aborted === true) return false;
    budget.left -= 1;
    const known: Known = {
      sound: root,
      path: weighFiles(root.files)[0]?.path ?? root.id,
      root: null,
      relation: null,
    };
    const heard = await hear(listening, { own, known: [], pairs, uncompared }, known);
    if (heard !== null && isRelated(heard)) return true;
  }
  return true;
}
