export { COMPARED_BY, compareSounds, type Sound } from "./compare-sounds.ts";
export { createEar, type EarOptions } from "./ear.ts";
