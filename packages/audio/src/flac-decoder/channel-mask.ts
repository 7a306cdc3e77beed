import { readVorbisTags, type VorbisComment } from "../vorbis-comment/index.ts";

const FIELD = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK";
const HEX = /^0x[\da-f]{1,8}$/iu;

/** The speaker positions that comments state (RFC 9639 section 8.6.2); null where they state none. */
export function readChannelMask(comment: VorbisComment | null): number | null {
  if (comment === null) return null;
  const stated = readVorbisTags(comment).find(({ id, value }) => id === FIELD && HEX.test(value.trim()));
  return stated === undefined ? null : Number(stated.value.trim());
}
