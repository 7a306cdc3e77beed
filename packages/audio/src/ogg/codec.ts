/** The codecs whose headers are known: how a stream of each begins, and where its comments stand. */
import { parseStreamInfo, type StreamInfo } from "../flac/index.ts";
import { OPUS_RATE, parseOpusHead, type OpusHead } from "./opus.ts";
import { parseVorbisHead, type VorbisHead } from "./vorbis.ts";

export type OggCodec =
  | { readonly name: "vorbis"; readonly head: VorbisHead }
  | { readonly name: "opus"; readonly head: OpusHead }
  | { readonly name: "flac"; readonly head: StreamInfo };

/** `\x7fFLAC`, version, number of headers, `fLaC`, and the header of STREAMINFO (RFC 9639 section 10.1). */
const BEFORE_STREAMINFO = 17;
const VORBIS_COMMENT = 4;

/** What the first packet of a stream says; null where it is of a codec that is not known, or makes no sense. */
export function parseCodec(packet: Uint8Array): OggCodec | null {
  const vorbis = parseVorbisHead(packet);
  if (vorbis !== null) return { name: "vorbis", head: vorbis };
  const opus = parseOpusHead(packet);
  if (opus !== null) return { name: "opus", head: opus };
  const isFlac = latin1(packet, 0, 5) === "\x7fFLAC" && latin1(packet, 9, 13) === "fLaC";
  const flac = isFlac ? parseStreamInfo(packet.subarray(BEFORE_STREAMINFO)) : null;
  return flac === null ? null : { name: "flac", head: flac };
}

/** In Hz, of positions. */
export function granuleRate(codec: OggCodec): number {
  return codec.name === "opus" ? OPUS_RATE : codec.head.sampleRate;
}

/** Whether these header packets are all of them. */
export function areHeadersWhole({ name }: OggCodec, headers: readonly Uint8Array[]): boolean {
  switch (name) {
    case "vorbis":
      return headers.length === 3;
    case "opus":
      return headers.length === 2;
    case "flac": {
      // Each header is a metadata block, which says whether it is the last.
      const kind = headers.length === 1 ? headers[0]?.[13] : headers.at(-1)?.[0];
      return kind !== undefined && kind >= 0x80;
    }
  }
}

/** What stands in front of the list of comments in their packet, and which packet that is; null where there is none. */
export function findComments(
  { name }: OggCodec,
  headers: readonly Uint8Array[],
): { readonly index: number; readonly prefix: number } | null {
  const second = headers[1] ?? new Uint8Array(0);
  switch (name) {
    case "vorbis":
      return latin1(second, 0, 7) === "\x03vorbis" ? { index: 1, prefix: 7 } : null;
    case "opus":
      return latin1(second, 0, 8) === "OpusTags" ? { index: 1, prefix: 8 } : null;
    case "flac": {
      const index = headers.findIndex((packet, at) => at > 0 && ((packet[0] ?? 0) & 0x7f) === VORBIS_COMMENT);
      return index < 0 ? null : { index, prefix: 4 };
    }
  }
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString("latin1");
}
