export { COMPARED_BY, compareSounds, type Sound } from "./compare-sounds.ts";
export { createEar, type EarOptions, type OpenEar } from "./ear.ts";
