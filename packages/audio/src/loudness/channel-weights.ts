/**
 * How much each channel counts in the loudness: ITU-R BS.1770-5, Annex 1 (Table 3) and, for positions beyond 5.1, Annex 3:
 * 1.41 where a speaker stands at the side, between 60° and 120° from the front and less than 30° above the ear; 0 for
 * low-frequency effects; 1 elsewhere.
 */
import { resolveLayout } from "../audio-hash/index.ts";
import type { PcmFormat } from "../pcm/index.ts";

const LOW_FREQUENCY = 0x8;
const BACK_LEFT = 0x10;
const BACK_RIGHT = 0x20;
const SIDE_LEFT = 0x200;
const SIDE_RIGHT = 0x400;

const SURROUND = 1.41;

/**
 * One weight for each channel, in stored order. Positions come from the WAVE mask or, where it is missing or does not
 * fit, from the number of channels; a channel without a position counts 1.
 */
export function weighChannels({
  channels,
  channelMask,
}: Pick<PcmFormat, "channels" | "channelMask">): number[] {
  const layout = resolveLayout(channels, channelMask);
  // Behind speakers at the sides (7.1) “back” is 135°; where it is the only pair (5.1, quad) it is the 110° of the standard.
  const hasSides = (layout & (SIDE_LEFT | SIDE_RIGHT)) !== 0;
  const surround = hasSides ? SIDE_LEFT | SIDE_RIGHT : BACK_LEFT | BACK_RIGHT;
  const positions = Array.from({ length: 32 }, (_, bit) => (1 << bit) >>> 0).filter(
    (position) => (layout & position) !== 0,
  );
  return Array.from({ length: channels }, (_, channel) => {
    const position = positions[channel] ?? 0;
    if (position === LOW_FREQUENCY) return 0;
    return (position & surround) !== 0 ? SURROUND : 1;
  });
}
