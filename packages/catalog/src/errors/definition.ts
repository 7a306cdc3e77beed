/** What kind of refusal an error is. Apps map it to an exit code or an HTTP status; the domain does not. */
export type ErrorKind = "invalid_input" | "not_found" | "conflict" | "forbidden" | "unavailable" | "internal";

/** One entry of the error registry. `message` says what and where, `hint` what to do next. */
export interface ErrorDefinition {
  readonly kind: ErrorKind;
  // A registry holds definitions with different parameters; each keeps its own through `as const satisfies`.
  readonly message: (parameters: never) => string;
  readonly hint: string;
}

/** The longest part of a value that is quoted in a message. */
const QUOTE_LENGTH = 80;

/** Controls and bidirectional overrides: what must not reach a terminal. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** A value from outside, quoted, on one line, cut where it gets long. */
export function quote(value: string): string {
  const visible = value.toWellFormed().replaceAll(UNPRINTABLE, "�");
  const short = visible.length > QUOTE_LENGTH ? `${visible.slice(0, QUOTE_LENGTH - 1)}…` : visible;
  return `“${short}”`;
}

/** `1 row`, `3 rows`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount.toLocaleString("en-US")} ${amount === 1 ? noun : plural}`;
}
