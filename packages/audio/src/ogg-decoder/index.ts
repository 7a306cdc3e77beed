export { decodeOpus, decodeVorbis } from "./decode-ogg.ts";
export { hashOgg, type OggHash } from "./hash-ogg.ts";
export { readAudioPages, type AudioEvent, type AudioPage } from "./read-audio-pages.ts";
