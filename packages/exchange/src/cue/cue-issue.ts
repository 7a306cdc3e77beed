import type { Issue, Severity } from "@deadwax/identifiers";

/** A finding about a line; null where it is about the sheet as a whole. */
export function cueIssue(
  line: number | null,
  severity: Severity,
  issue: Omit<Issue, "path" | "severity">,
): Issue {
  return { severity, path: line === null ? [] : ["lines", line], ...issue };
}

/** Whether any of the findings forbids to go on. */
export function isRefused(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === "error");
}
