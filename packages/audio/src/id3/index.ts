export { applyPlan, type PlanResult, type PlanScope } from "./apply-plan.ts";
export { readFields } from "./read-fields.ts";
export { readFreeTexts } from "./free-text.ts";
export { readId3 } from "./read-id3.ts";
export { createId3Tag, type Id3Tag } from "./tag.ts";
export type { TextOddity } from "./text.ts";
export { writeId3 } from "./write-id3.ts";
