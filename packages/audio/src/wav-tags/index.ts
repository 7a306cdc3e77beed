export { isBlank, MAX_TAG_CHUNK, readCarriers, type Carrier, type CarrierChunk } from "./carriers.ts";
export { codesIn, findCodes, type FoundCode } from "./find-codes.ts";
export { readCarrierTags, readWavTags, type WavTags } from "./read-wav-tags.ts";
