export * from "./credit-kind.ts";
export * from "./release-copy.ts";
