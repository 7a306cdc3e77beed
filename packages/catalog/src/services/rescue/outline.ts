import type { Waveform } from "../../domain/asset/sound-facts.ts";

/** Columns of an outline: what a card shows. */
const COLUMNS = 160;

/** Peaks of equal spans over all channels, 0 to 255: all that drawing a small outline needs. */
export function outlineOf({ channels }: Waveform): readonly number[] {
  const pairs = (channels[0]?.length ?? 0) / 2;
  const columns = Math.min(COLUMNS, pairs);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * pairs) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * pairs) / columns));
    let peak = 0;
    for (const channel of channels) {
      for (let at = from * 2; at < to * 2; at += 1) peak = Math.max(peak, Math.abs(channel[at] ?? 0));
    }
    return Math.min(255, Math.round((peak / 2 ** 15) * 255));
  });
}
