export type { Expectation } from "./expectation.ts";
export { planValues } from "./plan-values.ts";
export { expectAll, type StatedPlace } from "./stated.ts";
export type { TaggedFile, TagWrite } from "./tagged-file.ts";
export { planOf, unchanged, type WritePlan } from "./write-plan.ts";
