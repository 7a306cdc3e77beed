export { matchFiles } from "./match.ts";
export type * from "./match-types.ts";
export { MATCH_LIMITS } from "./match-types.ts";
