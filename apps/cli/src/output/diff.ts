/** What a value was and what it is to be. */
import { facts } from "./facts.ts";
import type { Block } from "./block.ts";
import { dim, good, problem, type Text } from "./text.ts";

export interface Change {
  readonly field: string;
  /** Undefined where there was, or will be, nothing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** One line a field that changes, `before → after`; fields that stay are left out. */
export function diff(changes: readonly Change[]): Block {
  return facts(
    changes
      .filter(({ before, after }) => before !== after)
      .map(({ field, before, after }) => [field, arrow(before, after)]),
  );
}

function arrow(before: string | undefined, after: string | undefined): Text {
  const nothing = dim("(empty)");
  return [
    before === undefined ? nothing : problem(before),
    " → ",
    after === undefined ? nothing : good(after),
  ];
}
