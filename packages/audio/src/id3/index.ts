export { applyPlan, storedValues, type PlanResult } from "./apply-plan.ts";
export { readFields, type FrameReading } from "./read-fields.ts";
export { readId3, type Id3Damage } from "./read-id3.ts";
export { createId3Tag, type Id3Frame, type Id3Tag, type Id3Version } from "./tag.ts";
export { type TextOddity } from "./text.ts";
export { MAX_ID3_SIZE, writeId3 } from "./write-id3.ts";
