export { decodeOpus, decodeVorbis } from "./decode-ogg.ts";
export { hashOgg, type OggHash } from "./hash-ogg.ts";
