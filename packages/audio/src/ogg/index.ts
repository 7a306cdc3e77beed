export { opusPacketFrames } from "./opus.ts";
export type { OggPage } from "./page.ts";
export { planOggTags, type OggTagPlan } from "./plan-ogg-tags.ts";
export { readOggAudio, type OggAudio } from "./read-ogg-audio.ts";
export { readOggPackets } from "./read-ogg-packets.ts";
export { readOggPages } from "./read-ogg-pages.ts";
export { oggTags, openTaggedOgg } from "./open-tagged-ogg.ts";
