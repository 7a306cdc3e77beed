export type { Decoding } from "./decoding.ts";
export { notDecoded } from "./not-decoded.ts";
