import type { OggAudio } from "../ogg/index.ts";
import type { Stretch } from "../packet-hash/index.ts";

/**
 * What is to be heard of all that a decoder puts out, in frames. `position` is where the first packet's frames begin; below
 * 0 the beginning is to be left out (Vorbis I appendix A.2), as is the pre-skip of Opus (RFC 7845 section 4.2).
 */
export function findHeardSpan(
  { codec, frames }: OggAudio,
  position: number | null,
): Stretch & { start: number } {
  const preSkip = codec.name === "opus" ? codec.head.preSkip : 0;
  return { start: preSkip + Math.max(0, -(position ?? 0)), frames };
}
