/** Findings about data, as a page shows them. */
import type { Issue, Severity } from "@deadwax/identifiers";
import { statusLines, type Status } from "./status.ts";
import type { Block } from "./block.ts";
import { dim, type Text } from "./text.ts";

/** How a finding stands. */
export const ISSUE_STATUS: Readonly<Record<Severity, Status>> = {
  error: "problem",
  warning: "warning",
  info: "note",
};

/** One finding a line: how bad, where, what, and under it what to do. */
export function issueLines(issues: readonly Issue[]): Block {
  return statusLines(
    issues.map((issue) => {
      const line = { status: ISSUE_STATUS[issue.severity], text: sentence(issue) };
      return issue.hint === undefined ? line : { ...line, more: issue.hint };
    }),
  );
}

function sentence({ path, message, code }: Issue): Text {
  return [path.length === 0 ? "" : `${place(path)}: `, message, " ", dim(`[${code}]`)];
}

/** `["recordings", 3, "isrc"]` → `recordings 3 isrc`. */
function place(path: Issue["path"]): string {
  return path.join(" ");
}
