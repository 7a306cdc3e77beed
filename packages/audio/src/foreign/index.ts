export { notHeardYet } from "./foreign-facts.ts";
export { openSourceBlob } from "./source-blob.ts";
export { readForeign, type ForeignFormat } from "./foreign.ts";
