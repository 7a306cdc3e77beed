import { resolveLayout } from "../audio-hash/index.ts";
import type { OggAudio } from "../ogg/index.ts";

export interface ChannelPlaces {
  /** For each decoded channel its place in the order of WAVE. */
  readonly order: readonly number[];
  /** WAVE speaker positions; null where channels have none. */
  readonly mask: number | null;
}

/**
 * Vorbis I 4.3.9, which mapping families 0 and 1 of Opus share (RFC 7845 sections 5.1.1.1 and 5.1.1.2): by number of
 * channels, from 1. The speakers are those that WAVE has for so many by default.
 */
const PLACES: readonly (readonly number[])[] = [
  [0],
  [0, 1],
  // left, centre, right
  [0, 2, 1],
  [0, 1, 2, 3],
  // left, centre, right, rear left and right
  [0, 2, 1, 3, 4],
  // and low frequency
  [0, 2, 1, 4, 5, 3],
  // left, centre, right, side left and right, rear centre, low frequency
  [0, 2, 1, 5, 6, 4, 3],
  // left, centre, right, side left and right, rear left and right, low frequency
  [0, 2, 1, 6, 7, 4, 5, 3],
];

export function placeOggChannels({ codec, channels }: Pick<OggAudio, "codec" | "channels">): ChannelPlaces {
  const hasSpeakers = codec.name !== "opus" || codec.head.mapping <= 1;
  const order = hasSpeakers ? PLACES[channels - 1] : undefined;
  if (order !== undefined) return { order, mask: resolveLayout(channels, null) };
  return { order: Array.from({ length: channels }, (_, channel) => channel), mask: null };
}
