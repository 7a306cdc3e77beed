export { notHeardYet, type ForeignFacts } from "./foreign-facts.ts";
export { readForeign, type ForeignFormat } from "./foreign.ts";
