export { isBlank, readCarriers, type CarrierChunk } from "./carriers.ts";
export { codesIn, hints } from "./find-codes.ts";
export { readCarrierTags, readWavTags, type WavTags } from "./read-wav-tags.ts";
