export type { OggCodec } from "./codec.ts";
export { opusPacketFrames, type OpusHead } from "./opus.ts";
export type { OggPage } from "./page.ts";
export { planOggTags, type OggTagPlan } from "./plan-ogg-tags.ts";
export { readOggAudio, type OggAudio, type OggComments } from "./read-ogg-audio.ts";
export { readOggPackets, type OggPacket } from "./read-ogg-packets.ts";
export { readOggPages } from "./read-ogg-pages.ts";
export type { VorbisHead } from "./vorbis.ts";
export { oggTags, openTaggedOgg } from "./open-tagged-ogg.ts";
