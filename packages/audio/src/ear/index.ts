export { COMPARED_BY, compareSounds } from "./compare-sounds.ts";
export { createEar, type EarOptions } from "./ear.ts";
