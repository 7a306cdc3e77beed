import { countBits } from "../bit-count/index.ts";

/**
 * Speaker positions when none are stated, by number of channels: those of RFC 9639 section 9.1.3, as WAVE masks.
 * WAV and FLAC keep channels in the order of these bits, so the stored order is the canonical one.
 */
const DEFAULT_LAYOUTS = [0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3f, 0x70f, 0x63f];

/**
 * The layout that goes into the audio hash (docs/reference/audio-hash.md, “Layout”). A mask counts when it names
 * exactly as many positions as there are channels; one channel alone has no position to speak of.
 */
export function resolveLayout(channels: number, mask: number | null): number {
  if (channels > 1 && mask !== null && countBits(mask) === channels) return mask >>> 0;
  return DEFAULT_LAYOUTS[channels] ?? 0;
}
