/** What the labels of a pair say about its times: how long B must be, and where in A a moment of B comes from. */
import type { SoundFact } from "../../../packages/catalog/src/domain/comparison/index.ts";

/** Seconds that B lasts, if its facts are all that differs. */
export function expectedSeconds(facts: readonly SoundFact[], secondsOfA: number): number {
  const cut = lengthOf(facts, "cut");
  const added = lengthOf(facts, "inserted") + lengthOf(facts, "repeated");
  const silence = amountOf(facts, "silence-start") + amountOf(facts, "silence-end");
  // What was added is measured in B, at the pace of B.
  return (secondsOfA - cut) / paceOf(facts) + added + silence;
}

/** Seconds of A for seconds of B; nothing inside what was added, and nothing in silence. */
export function placeInA(facts: readonly SoundFact[], secondOfB: number): number | undefined {
  const added = facts.filter(({ kind }) => kind === "inserted" || kind === "repeated");
  if (added.some(({ start = 0, end = 0 }) => secondOfB > start && secondOfB < end)) return undefined;
  const before = added
    .filter(({ end = 0 }) => end <= secondOfB)
    .reduce((sum, { start = 0, end = 0 }) => sum + end - start, 0);
  let place = (secondOfB - before - amountOf(facts, "silence-start")) * paceOf(facts);
  for (const { start = 0, end = 0 } of facts.filter(({ kind }) => kind === "cut").toSorted(byStart)) {
    if (place >= start) place += end - start;
  }
  return place < 0 ? undefined : place;
}

function byStart(a: SoundFact, b: SoundFact): number {
  return (a.start ?? 0) - (b.start ?? 0);
}

/** Seconds of A that pass in a second of B. */
function paceOf(facts: readonly SoundFact[]): number {
  return (1 + amountOf(facts, "speed") / 100) * (1 + amountOf(facts, "tempo") / 100);
}

function amountOf(facts: readonly SoundFact[], kind: SoundFact["kind"]): number {
  return facts.find((fact) => fact.kind === kind)?.amount ?? 0;
}

function lengthOf(facts: readonly SoundFact[], kind: SoundFact["kind"]): number {
  return facts
    .filter((fact) => fact.kind === kind)
    .reduce((sum, { start = 0, end = 0 }) => sum + end - start, 0);
}
