export {
  createLoudnessMeter,
  LOUDNESS_ALGORITHM,
  type Loudness,
  type LoudnessMeter,
} from "./loudness-meter.ts";
export { BLOCK_FRAMES, createPlaneSplitter, type PlaneBlock, type PlaneSplitter } from "./planes.ts";
