export { recognise } from "./recognise.ts";
export type { AudioFormat, Recognised } from "./signatures.ts";
