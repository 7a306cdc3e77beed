export * from "./errors/index.ts";
export * from "./domain/index.ts";
export * from "./messages/history-sentences.ts";
export type * from "./ports/audio.ts";
export type * from "./ports/codes-log.ts";
export type * from "./ports/home.ts";
export type * from "./ports/runtime.ts";
export type * from "./ports/store.ts";
export * from "./services/index.ts";
