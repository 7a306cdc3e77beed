/** What rules compare with their thresholds. */
import type { HeardComparison, SoundFact, SoundFactKind } from "../comparison/index.ts";
import type { Limit, Measure } from "./rule-set.ts";

const MEASURES: Readonly<Record<Measure, (heard: HeardComparison) => number>> = {
  "length-change": lengthChange,
  "edit-size": editSize,
  "pace-change": (heard) => Math.max(largest(heard, "speed"), largest(heard, "tempo")),
  "pitch-change": (heard) => largest(heard, "pitch"),
};

/** Whether a measure of what was heard is within its bound. Floating dust at a bound is no change. */
export function isWithin(heard: HeardComparison, limit: Limit): boolean {
  const amount = Math.round(Math.abs(MEASURES[limit.measure](heard)) * 1e6) / 1e6;
  switch (limit.is) {
    case "above":
      return amount > limit.value;
    case "at-least":
      return amount >= limit.value;
    case "up-to":
      return amount <= limit.value;
    case "below":
      return amount < limit.value;
  }
}

/**
 * Seconds by which B is longer than A (below zero: shorter), from the first modulation to the last, as the reference
 * metadata counts duration. What another pace makes of it is taken out.
 */
export function lengthChange(heard: HeardComparison): number {
  const pace = 1 + (sum(heard, "speed") + sum(heard, "tempo")) / 100;
  const expected = heard.duration.a / Math.max(pace, 0.05);
  return heard.duration.b - expected - sum(heard, "silence-start") - sum(heard, "silence-end");
}

/** Seconds of music that were taken out, put in or exchanged, whichever is most; never less than the length changed. */
export function editSize(heard: HeardComparison): number {
  const added = seconds(heard, ["inserted", "repeated"]);
  const exchanged = seconds(heard, ["replaced", "moved"]);
  return Math.max(Math.abs(lengthChange(heard)), seconds(heard, ["cut"]), added, exchanged);
}

export function hasFact(heard: HeardComparison, kinds: readonly SoundFactKind[]): boolean {
  return heard.facts.some(({ kind }) => kinds.includes(kind));
}

function sum({ facts }: HeardComparison, kind: SoundFactKind): number {
  return facts.reduce((total, fact) => (fact.kind === kind ? total + (fact.amount ?? 0) : total), 0);
}

function largest({ facts }: HeardComparison, kind: SoundFactKind): number {
  const amounts = facts.filter((fact) => fact.kind === kind).map(({ amount }) => Math.abs(amount ?? 0));
  return Math.max(0, ...amounts);
}

function seconds({ facts }: HeardComparison, kinds: readonly SoundFactKind[]): number {
  return facts.filter(({ kind }) => kinds.includes(kind)).reduce((total, fact) => total + span(fact), 0);
}

function span({ amount, start, end }: SoundFact): number {
  if (amount !== undefined) return Math.abs(amount);
  return start === undefined || end === undefined ? 0 : Math.max(0, end - start);
}
