export { createAudioHasher, type AudioHasher } from "./audio-hash.ts";
export { resolveLayout } from "./channel-layout.ts";
