/** What A does not explain of B, over time, as an area. */
import type { Curve } from "@deadwax/catalog";
import { round, type TimeScale } from "./time-scale.ts";

/** dB below which nothing is left over that anybody could hear. */
export const FLOOR = -60;

interface Frame {
  readonly top: number;
  readonly height: number;
}

/** A path for each run of values without a gap. */
export function residualPaths(curve: Curve, scale: TimeScale, { top, height }: Frame): readonly string[] {
  const bottom = top + height;
  const y = (decibels: number): number =>
    round(top + (Math.min(0, Math.max(FLOOR, decibels)) / FLOOR) * height);
  return runsOf(thinned(curve, scale)).map((run) => {
    const steps = run.map(({ from, to, value }) => `${scale.x(from)} ${y(value)}L${scale.x(to)} ${y(value)}`);
    const [first, last] = [run[0]?.from ?? 0, run.at(-1)?.to ?? 0];
    return `M${scale.x(first)} ${round(bottom)}L${steps.join("L")}L${scale.x(last)} ${round(bottom)}Z`;
  });
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
}
interface Known extends Span {
  readonly value: number;
}

/** At most one value a unit of the drawing: the worst of those that fall into it. */
function thinned({ step, values }: Curve, { unitsPerSecond, duration }: TimeScale): readonly Span[] {
  const each = Math.max(1, Math.ceil(1 / Math.max(step * unitsPerSecond, 1e-9)));
  const spans: Span[] = [];
  for (let at = 0; at < values.length; at += each) {
    const known = values.slice(at, at + each).filter((value) => value !== null && Number.isFinite(value));
    const worst = known.reduce<number | null>(
      (most, value) => (value === null ? most : Math.max(most ?? value, value)),
      null,
    );
    const to = Math.min(duration, Math.min(values.length, at + each) * step);
    spans.push({ from: Math.min(duration, at * step), to, value: worst });
  }
  return spans;
}

function runsOf(spans: readonly Span[]): readonly (readonly Known[])[] {
  const runs: Known[][] = [];
  let run: Known[] | undefined;
  for (const { from, to, value } of spans) {
    if (value === null) run = undefined;
    else if (run === undefined) runs.push((run = [{ from, to, value }]));
    else run.push({ from, to, value });
  }
  return runs;
}
