export type * from "./held-row.ts";
