/** How something stands: a colored sign on a terminal with color, a word everywhere else. */
import { hanging, page, paragraph, type Block } from "./block.ts";
import type { Look } from "./look.ts";
import { dim, good, plainText, problem, warning, accent, type Span, type Text } from "./text.ts";

export type Status = "ok" | "warning" | "problem" | "question" | "note";

const SIGNS: Readonly<Record<Status, Span>> = {
  ok: good("✓"),
  warning: warning("!"),
  problem: problem("✗"),
  question: accent("?"),
  note: dim("·"),
};

const WIDEST_WORD = 8;

export interface StatusLine {
  readonly status: Status;
  readonly text: Text;
  /** Smaller print under the text. */
  readonly more?: Text;
}

/** Lines that each say how something stands. */
export function statusLines(lines: readonly StatusLine[]): Block {
  return (look) => page(...lines.map((line) => statusLine(line, look)))(look);
}

/** One such line. */
export function status(kind: Status, text: Text, more?: Text): Block {
  return statusLines([more === undefined ? { status: kind, text } : { status: kind, text, more }]);
}

function statusLine({ status: kind, text, more }: StatusLine, look: Look): Block {
  const mark: Text = look.hasColor ? [SIGNS[kind], " "] : kind.padEnd(WIDEST_WORD + 1);
  const body = more === undefined ? paragraph(text) : page(paragraph(text), paragraph(dim(plainText(more))));
  return hanging(mark, body);
}

/** The sign or word alone, for a cell of a table. Colored cells keep the word: a column can be searched. */
export function statusWord(kind: Status): Span {
  return { role: SIGNS[kind].role, text: kind };
}
