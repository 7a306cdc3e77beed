import type { Issue } from "@deadwax/identifiers";
import { moreOfThese } from "./issues.ts";

/** So many of one kind are told one by one. */
const MOST = { error: 50, warning: 5, info: 5 } as const;

/** Issues in the order in which they came up. However many there are of a kind, memory stays bounded. */
export interface IssueLog {
  add(issue: Issue): void;
  list(): readonly Issue[];
}

/** Creates an empty log. */
export function createIssueLog(): IssueLog {
  const issues: Issue[] = [];
  const kinds = new Map<string, { readonly first: Issue; amount: number }>();
  return {
    add(issue) {
      const kind = kinds.get(issue.code) ?? { first: issue, amount: 0 };
      kinds.set(issue.code, kind);
      kind.amount++;
      if (kind.amount <= MOST[issue.severity]) issues.push(issue);
    },
    list() {
      const many = [...kinds.values()].filter(({ first, amount }) => amount > MOST[first.severity]);
      return [
        ...issues,
        ...many.map(({ first, amount }) => moreOfThese(first, amount - MOST[first.severity])),
      ];
    },
  };
}
