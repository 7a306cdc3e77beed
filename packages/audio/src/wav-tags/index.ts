export { isBlank, readCarriers, type CarrierChunk } from "./carriers.ts";
export { readCarrierTags, readWavTags } from "./read-wav-tags.ts";
