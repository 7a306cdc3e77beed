/** Which recording of a family the others were made from: what was heard, what names and sheets say, what lies there most. */
import type { SoundFact, SoundFactKind } from "../comparison/index.ts";
import { byName } from "./connected.ts";
import type { Link, Member } from "./family-link.ts";

/** A change that others share when they are held against one is that one's own. */
const SHARED_POINTS = 10;
/** What is nothing but that change away from it. */
const FREE_OF_IT_POINTS = 8;
const MOST_FILES = 5;
/** What the asked side lacks, or has on top, was taken from, or put on, the known side. */
const MADE: Readonly<Record<string, number>> = {
  ...{ "part-alone": -8, "part-removed": -6, "fold-down": -6, overdub: -4, "fade-out": -4 },
  ...{ muted: -6, reversed: -6, repeated: -4 },
};

/** Steps in which amounts (of passages that were exchanged: places) count as equal. */
const CHANGES: Partial<Record<SoundFactKind, number | "asked">> = {
  ...{ speed: 1, tempo: 1, pitch: 20, cut: 0.5, inserted: 0.5, replaced: 0.5 },
  ...{ swap: 1, polarity: 1, "part-added": 100 },
  ...{ "part-removed": "asked", muted: "asked", repeated: "asked", "fold-down": "asked" },
};

/** By points, then what was taken as known most often, the longest, then the name: the same whatever the order. */
export function rootOf(members: readonly Member[], links: readonly Link[]): string {
  const named = new Set(members.filter(({ hasVersionName }) => hasVersionName).map(({ id }) => id));
  const points = new Map(members.map((member) => [member.id, ownPoints(member)]));
  const add = (id: string, more: number): void => {
    points.set(id, (points.get(id) ?? 0) + more);
  };
  for (const [id, asked] of Map.groupBy(links, (link) => link.asked))
    add(id, Math.min(...asked.map(madeFrom)));
  for (const { id } of members) {
    // A family of radio edits shares its cuts: only what nobody calls a version is what they were all made from.
    const free = freeOfShared(id, links).filter((other) => !named.has(other));
    if (free.length > 0) add(id, -SHARED_POINTS);
    for (const other of free) add(other, FREE_OF_IT_POINTS);
  }
  const knownFor = (id: string): number => links.filter(({ known }) => known === id).length;
  const [root] = members.toSorted(
    (one, other) =>
      (points.get(other.id) ?? 0) - (points.get(one.id) ?? 0) ||
      knownFor(other.id) - knownFor(one.id) ||
      other.durationMs - one.durationMs ||
      byName(one.id, other.id),
  );
  if (root === undefined) throw new Error("a family has a member");
  return root.id;
}

function ownPoints({ hasVersionName, row, fileCount, soundCount, standing, isLossless }: Member): number {
  return (
    (hasVersionName ? -8 : 0) +
    { plain: 8, version: -8, none: 0 }[row] +
    Math.min(MOST_FILES, fileCount) +
    Math.min(3, soundCount) +
    Math.max(-2, Math.min(2, standing / 2)) +
    (isLossless ? 0.5 : 0)
  );
}

/** How much speaks for the asked side having been made from the known one. */
function madeFrom({ tie: { comparison } }: Link): number {
  const { relation, facts, duration } = comparison;
  const kinds = [relation, ...facts.map(({ kind }) => kind)];
  const isShorter = relation === "edit" && duration.b < duration.a;
  return Math.min(isShorter ? -2 : 0, ...kinds.map((kind) => MADE[kind] ?? 0));
}

/** Of what is held against it, and mostly differs from it in one and the same way: whatever differs in no other. */
function freeOfShared(id: string, links: readonly Link[]): readonly string[] {
  const heard = new Map<string, readonly string[]>();
  for (const link of links) {
    if (link.known === id) heard.set(link.asked, changesIn(link));
  }
  const counts = Map.groupBy([...heard.values()].flat(), (change) => change);
  const shared = new Set(
    [...counts]
      .filter(([, those]) => those.length > 1 && 2 * those.length > heard.size)
      .map(([change]) => change),
  );
  return [...heard]
    .filter(([, changes]) => changes.length > 0 && changes.every((change) => shared.has(change)))
    .map(([other]) => other);
}

/** What was done to one of the two, as text that is equal where it is the same: `speed 22`, `cut 85`. */
function changesIn({ tie: { comparison } }: Link): readonly string[] {
  const changes = comparison.facts.flatMap((fact) => changeOf(fact) ?? []);
  return [...new Set([...changes, ...(comparison.relation === "same-work" ? ["same-work"] : [])])];
}

/** What was done to the asked side for certain is shared by nobody: two clean versions are muted in the same places. */
function changeOf({ kind, start = 0, amount = 0 }: SoundFact): string | undefined {
  const done = CHANGES[kind];
  if (done === "asked") return `made: ${kind} ${start} ${amount}`;
  if (done === undefined) return undefined;
  return `${kind} ${Math.round((kind === "replaced" ? start : amount) / done)}`;
}
