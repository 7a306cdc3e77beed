/** The shape of a file's sound, drawn in a line of text. */
import type { Waveform } from "@deadwax/catalog";
import { sparkline } from "./bar.ts";

/** The root mean square of the peaks in each of so many equal spans, full scale at 1. */
export function spansOf({ channels }: Waveform, spans: number): readonly number[] {
  const pairs = (channels[0]?.length ?? 0) / 2;
  return Array.from({ length: Math.min(spans, pairs) }, (_, span) => {
    const from = Math.floor((span * pairs) / spans);
    const to = Math.max(from + 1, Math.floor(((span + 1) * pairs) / spans));
    let power = 0;
    for (const channel of channels) {
      for (let pair = from; pair < to; pair += 1) {
        const peak = Math.max(-(channel[pair * 2] ?? 0), channel[pair * 2 + 1] ?? 0) / 2 ** 15;
        power += peak * peak;
      }
    }
    return Math.round(Math.sqrt(power / Math.max(1, (to - from) * channels.length)) * 1000) / 1000;
  });
}

/** Finished music keeps within a few decibels of its loudest part; what is this much softer is a flat line. */
const DRAWN_DB = 12;

/** Spans as columns; full height is the loudest, of these or of all that are drawn beside each other. */
export function drawn(spans: readonly number[], loudest = Math.max(0, ...spans)): string {
  return sparkline(spans.map((one) => (one > 0 ? 1 + (20 * Math.log10(one / loudest)) / DRAWN_DB : 0)));
}
