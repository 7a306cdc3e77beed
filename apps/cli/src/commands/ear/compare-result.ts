/** A comparison as JSON tells it: `deadwax.compare/1` (DESIGN 5), with what a program may want beside it. */
import {
  toldFile,
  type ComparedFiles,
  type Comparison,
  type SoundFact,
  type ToldFile,
} from "@deadwax/catalog";

/** Values of the curve in JSON: enough to draw it, whatever the length. */
const MOST_VALUES = 2000;

export interface ToldComparison extends Comparison {
  readonly files: { readonly a: ToldFile; readonly b: ToldFile };
}

export function toldComparison({ comparison, a, b }: ComparedFiles): ToldComparison {
  return { ...roundedComparison(comparison), files: { a: toldFile(a), b: toldFile(b) } };
}

/** Times to a millisecond, amounts to a thousandth, the curve to a tenth of a dB. */
export function roundedComparison(comparison: Comparison): Comparison {
  return {
    ...comparison,
    facts: comparison.facts.map(roundedFact),
    stretches: comparison.stretches.map(({ aStart, aEnd, bStart, bEnd }) => ({
      ...{ aStart: thousandth(aStart), aEnd: thousandth(aEnd) },
      ...{ bStart: thousandth(bStart), bEnd: thousandth(bEnd) },
    })),
    residual: thinnedCurve(comparison.residual),
    duration: { a: thousandth(comparison.duration.a), b: thousandth(comparison.duration.b) },
  };
}

function roundedFact({ kind, start, end, amount, unit }: SoundFact): SoundFact {
  return {
    kind,
    ...(start === undefined ? {} : { start: thousandth(start) }),
    ...(end === undefined ? {} : { end: thousandth(end) }),
    ...(amount === undefined ? {} : { amount: thousandth(amount) }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Of values that fall together the worst is kept. */
function thinnedCurve({ step, values }: Comparison["residual"]): Comparison["residual"] {
  const each = Math.max(1, Math.ceil(values.length / MOST_VALUES));
  const thinned = Array.from({ length: Math.ceil(values.length / each) }, (_, index) => {
    const known = values.slice(index * each, (index + 1) * each).filter((value) => value !== null);
    return known.length === 0 ? null : Math.round(Math.max(...known) * 10) / 10;
  });
  return { step: Math.round(step * each * 1e6) / 1e6, values: thinned };
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000;
}
