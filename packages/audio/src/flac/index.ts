export { FLAC_BLOCK, type FlacMap } from "./flac-map.ts";
export { planFlacBlocks } from "./plan-flac-blocks.ts";
export { planFlacTags, type FlacTagPlan } from "./plan-flac-tags.ts";
export { readFlacMap } from "./read-flac-map.ts";
export { parseStreamInfo, type StreamInfo } from "./stream-info.ts";
export { openTaggedFlac, readFlacTags } from "./open-tagged-flac.ts";
