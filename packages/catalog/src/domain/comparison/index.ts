export * from "./comparison.ts";
export * from "./heard-comparison.ts";
export * from "./relation.ts";
export * from "./sound-fact.ts";
export * from "./turned-round.ts";
