export { fail, ok, type Result } from "./result.ts";
export type { Issue, Severity } from "./issue.ts";
