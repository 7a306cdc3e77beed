/** How outcomes become exit codes (see docs/reference/cli.md). */
import type { ErrorKind } from "@deadwax/catalog";

export const EXIT = {
  done: 0,
  /** Done, but some inputs were refused or problems were found. */
  problems: 1,
  refused: 2,
  unavailable: 3,
  bug: 70,
  sigint: 130,
  sigterm: 143,
} as const;

export const EXIT_OF_KIND: Readonly<Record<ErrorKind, number>> = {
  invalid_input: EXIT.refused,
  not_found: EXIT.refused,
  conflict: EXIT.refused,
  forbidden: EXIT.refused,
  unavailable: EXIT.unavailable,
  internal: EXIT.bug,
};
