export { createEar, type EarOptions } from "./ear.ts";
