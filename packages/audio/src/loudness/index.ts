export { createLoudnessMeter, type Loudness } from "./loudness-meter.ts";
export { BLOCK_FRAMES, createPlaneSplitter, type PlaneBlock } from "./planes.ts";
