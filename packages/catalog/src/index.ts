export * from "./errors/index.ts";
export type * from "./ports/audio.ts";
