export { buildRescue } from "./build-rescue.ts";
export { isLossless } from "./choose-final.ts";
export { namesAreAlike, standingHints } from "./name-hints.ts";
export type * from "./rescue-input.ts";
export type * from "./rescue.ts";
export { unheardKind, type UnheardKind } from "./unheard-kind.ts";
