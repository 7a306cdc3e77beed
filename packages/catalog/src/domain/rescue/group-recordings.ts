/**
 * Which sounds are one recording. Only what the ear calls the same joins two, and only where nothing that was heard says
 * otherwise: a wrong join is the worst error (DESIGN 5).
 */
import { isSameRelation, type Comparison } from "../comparison/index.ts";
import { decide } from "../rule-set/decide.ts";
import { NO_CONTEXT } from "../rule-set/decision-context.ts";
import { byName, connected } from "./connected.ts";
import type { HeardPair } from "./rescue-input.ts";
import { claimsOfSound, type Sound } from "./sounds.ts";

/** What was heard between two sounds, and what follows. */
export interface Tie {
  /** Ids of sounds. */
  readonly a: string;
  readonly b: string;
  /** The files that were compared. */
  readonly known: string;
  readonly asked: string;
  readonly comparison: Comparison;
  /** Whether sound alone says that B is A. */
  readonly isSame: boolean;
}

/** Pairs as ties between sounds, in an order that does not depend on theirs. */
export function tiesOf(
  sounds: readonly Sound[],
  pairs: readonly HeardPair[],
  agency: string | null,
): readonly Tie[] {
  const byPath = new Map(sounds.flatMap((sound) => sound.files.map(({ path }) => [path, sound] as const)));
  return pairs
    .flatMap(({ a: known, b: asked, heard }): Tie[] => {
      const [a, b] = [byPath.get(known), byPath.get(asked)];
      if (a === undefined || b === undefined || a === b) return [];
      const context = { ...NO_CONTEXT, agency, a: claimsOfSound(a), b: claimsOfSound(b) };
      const isSame = isSameRelation(heard.relation) && decide(heard).verdict === "reuse";
      return [{ a: a.id, b: b.id, known, asked, comparison: decide(heard, context), isSame }];
    })
    .sort((one, other) => byName(one.known, other.known) || byName(one.asked, other.asked));
}

export interface Grouped {
  /** Ids of the sounds of each recording. */
  readonly groups: readonly (readonly string[])[];
  /** Sounds that are the same as something that is not the same as another: a person has to listen. */
  readonly contested: ReadonlySet<string>;
}

/** Sounds that are heard to be the same are one; whoever is contradicted stays alone. */
export function groupRecordings(sounds: readonly Sound[], ties: readonly Tie[]): Grouped {
  const ids = sounds.map(({ id }) => id);
  const same = ties.filter(({ isSame }) => isSame);
  const first = connected(
    ids,
    same.map(({ a, b }) => [a, b]),
  );
  const groupOf = new Map(first.flatMap((group) => group.map((id) => [id, group] as const)));
  const contested = new Set(
    ties
      .filter(({ a, b, isSame }) => !isSame && groupOf.get(a) === groupOf.get(b))
      .flatMap(({ a, b }) => [a, b]),
  );
  const trusted = same.filter(({ a, b }) => !contested.has(a) && !contested.has(b));
  return {
    groups: connected(
      ids,
      trusted.map(({ a, b }) => [a, b]),
    ),
    contested,
  };
}
