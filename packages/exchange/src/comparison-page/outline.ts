/** The outline of the sound as one closed path. */
import type { Waveform } from "@deadwax/catalog";
import { round } from "./time-scale.ts";

interface Frame {
  /** Where the file begins and ends. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** Lowest and highest sample of each column of one unit, all channels together, full scale at 1. */
function columnsOf({ channels }: Waveform, columns: number): readonly (readonly [number, number])[] {
  const pairs = Math.floor((channels[0]?.length ?? 0) / 2);
  return Array.from({ length: Math.min(columns, pairs) }, (_, column) => {
    const count = Math.min(columns, pairs);
    const from = Math.floor((column * pairs) / count);
    const to = Math.max(from + 1, Math.floor(((column + 1) * pairs) / count));
    let [low, high] = [0, 0];
    for (const channel of channels) {
      for (let pair = from; pair < to; pair += 1) {
        low = Math.min(low, channel[pair * 2] ?? 0);
        high = Math.max(high, channel[pair * 2 + 1] ?? 0);
      }
    }
    return [low / 2 ** 15, high / 2 ** 15] as const;
  });
}

/** The path of an SVG element: along the tops, and back along the bottoms. */
export function outlinePath(waveform: Waveform, { left, right, top, height }: Frame): string {
  const columns = columnsOf(waveform, Math.max(2, Math.floor(right - left)));
  if (columns.length === 0) return "";
  const middle = top + height / 2;
  const x = (index: number): number =>
    round(left + ((right - left) * index) / Math.max(1, columns.length - 1));
  // A line of silence is still to be seen.
  const y = (value: number, least: number): number => round(middle - (value * height) / 2 + least);
  const tops = columns.map(([, high], index) => `${x(index)} ${y(high, -0.5)}`);
  const bottoms = columns.map(([low], index) => `${x(index)} ${y(low, 0.5)}`).reverse();
  return `M${[...tops, ...bottoms].join("L")}Z`;
}
