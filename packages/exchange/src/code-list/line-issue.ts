import type { Issue } from "@deadwax/identifiers";

/** The finding with the line it was made in. */
export function issueInLine(line: number, issue: Issue): Issue {
  return { ...issue, path: ["lines", line] };
}
