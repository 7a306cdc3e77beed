export { notHeardYet } from "./foreign-facts.ts";
export { readForeign, type ForeignFormat } from "./foreign.ts";
