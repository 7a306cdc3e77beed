/** How far times and amounts are from the truth. */
import type { SoundFact, SoundFactKind } from "../../../packages/catalog/src/domain/comparison/index.ts";
import type { Judged } from "./score.ts";

export interface Places {
  /** Passages with known times. */
  readonly of: number;
  /** Passages for which no fact of a fitting kind was given within two seconds. */
  readonly missed: readonly string[];
  /** Seconds, ascending: the farther of start and end. */
  readonly errors: readonly number[];
  readonly worst: readonly { readonly id: string; readonly error: number }[];
}

export interface Amounts {
  readonly of: number;
  readonly missed: readonly string[];
  /** In the unit of the fact, ascending. */
  readonly errors: readonly number[];
  readonly worst: readonly { readonly id: string; readonly error: number }[];
}

/** What else a passage may rightly be called. */
const FITTING: Partial<Readonly<Record<SoundFactKind, readonly SoundFactKind[]>>> = {
  cut: ["cut"],
  inserted: ["inserted", "repeated"],
  repeated: ["repeated", "inserted"],
  muted: ["muted", "replaced"],
  reversed: ["reversed", "replaced", "muted"],
};
const NEAR = 2;

/** A place is right where it was said to be when both its ends are. */
export function scorePlaces(judged: readonly Judged[]): Places {
  const found = judged.flatMap(({ pair, heard }) =>
    heard === undefined
      ? []
      : placedFacts(pair.facts).map((fact) => ({ id: pair.id, error: placeError(fact, heard.facts) })),
  );
  return summarize(found);
}

export function scoreAmounts(judged: readonly Judged[], kind: "speed" | "tempo" | "pitch"): Amounts {
  const found = judged.flatMap(({ pair, heard }) => {
    const truth = pair.facts.find((fact) => fact.kind === kind)?.amount;
    if (truth === undefined || heard === undefined) return [];
    const said = heard.facts.find((fact) => fact.kind === kind)?.amount;
    return [{ id: pair.id, error: said === undefined ? undefined : Math.abs(said - truth) }];
  });
  return summarize(found);
}

/** Seconds by which the nearest fitting fact is off; nothing where none is near. */
export function placeError(truth: SoundFact, said: readonly SoundFact[]): number | undefined {
  const kinds = FITTING[truth.kind] ?? [];
  const errors = said
    .filter(({ kind }) => kinds.includes(kind))
    .map((fact) => Math.max(distance(fact.start, truth.start), distance(fact.end, truth.end)));
  const nearest = Math.min(...errors);
  return nearest <= NEAR ? nearest : undefined;
}

function placedFacts(facts: readonly SoundFact[]): readonly SoundFact[] {
  return facts.filter(
    ({ kind, start, end }) => FITTING[kind] !== undefined && start !== undefined && end !== undefined,
  );
}

function distance(said: number | undefined, truth: number | undefined): number {
  return said === undefined || truth === undefined ? Infinity : Math.abs(said - truth);
}

function summarize(found: readonly { readonly id: string; readonly error: number | undefined }[]): Places {
  const known = found.flatMap(({ id, error }) => (error === undefined ? [] : [{ id, error }]));
  return {
    of: found.length,
    missed: found.filter(({ error }) => error === undefined).map(({ id }) => id),
    errors: known.map(({ error }) => error).toSorted((a, b) => a - b),
    worst: known.toSorted((a, b) => b.error - a.error).slice(0, 10),
  };
}
