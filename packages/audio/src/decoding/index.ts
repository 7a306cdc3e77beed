export type { Decoding } from "./decoding.ts";
