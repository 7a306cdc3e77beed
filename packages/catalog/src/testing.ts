/** Builders for tests, here and in the packages above. */
export * from "./testing/asset-builders.ts";
export * from "./testing/ledger-builders.ts";
export * from "./testing/sound-builders.ts";
