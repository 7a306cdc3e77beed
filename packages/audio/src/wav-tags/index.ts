export { isBlank, MAX_TAG_CHUNK, readCarriers, type Carrier, type CarrierChunk } from "./carriers.ts";
export { codeOf, findCodes, type FoundCode } from "./find-codes.ts";
export { readWavTags, type WavTags } from "./read-wav-tags.ts";
