/** The targets, each with its figure. */
import type { Amounts } from "./measures.ts";
import type { Score, Share } from "./score.ts";

export interface Target {
  readonly name: string;
  readonly figure: string;
  /** Undefined where there was nothing to judge. */
  readonly isMet: boolean | undefined;
}

export function targetsOf(score: Score): readonly Target[] {
  return [
    none("distinct recordings called the same", score.wrongReuse, score.answered),
    atLeast("same recordings reused", score.sameReused, 98),
    atLeast("remasters asked about", score.remastersAsked, 95),
    atLeast("relations right", score.relationRight, 90),
    none("strangers called related", score.wronglyRelated, score.answered),
    within("edit times", score.editTimes, { limit: 0.05, scale: 1000, unit: "ms" }),
    within("speeds", score.speeds, { limit: 0.2, scale: 1, unit: "%" }),
    within("tempi", score.tempi, { limit: 0.2, scale: 1, unit: "%" }),
    within("pitches", score.pitches, { limit: 10, scale: 1, unit: "cents" }),
    none(
      "comparisons that failed",
      score.errors.map(({ id }) => id),
      score.compared,
    ),
  ];
}

function none(name: string, ids: readonly string[], of: number): Target {
  return { name, figure: String(ids.length), isMet: of === 0 ? undefined : ids.length === 0 };
}

function atLeast(name: string, { count, of }: Share, percent: number): Target {
  const share = of === 0 ? 100 : (100 * count) / of;
  return {
    name,
    figure: `${count} of ${of}, ${share.toFixed(1)} % (at least ${percent})`,
    isMet: share >= percent,
  };
}

function within(
  name: string,
  { of, errors }: Amounts,
  { limit, scale, unit }: { readonly limit: number; readonly scale: number; readonly unit: string },
): Target {
  const inside = errors.filter((error) => error <= limit).length;
  const text = (value: number | undefined): string =>
    value === undefined ? "-" : (value * scale).toFixed(scale === 1 ? 2 : 0);
  const figure = `${inside} of ${of} within ${limit * scale} ${unit}, ${of - errors.length} not found; of those found the median is ${text(errors[errors.length >> 1])}, the worst ${text(errors.at(-1))} ${unit}`;
  return { name, figure, isMet: of === 0 ? undefined : inside === of };
}
