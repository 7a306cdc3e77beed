export * from "./change/catalog-context.ts";
export * from "./change/chain.ts";
export * from "./change/change.ts";
export type * from "./change/change-transaction.ts";
export * from "./change/commit-personal.ts";
export * from "./change/id-source.ts";
export * from "./change/storable.ts";
export * from "./instance/require-issuing-instance.ts";
