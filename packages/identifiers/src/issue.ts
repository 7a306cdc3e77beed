/** How much a finding matters: an error makes the value unusable, a warning wants a look, an info is only said. */
export type Severity = "error" | "warning" | "info";

/**
 * One finding about data. Issues are values: they are collected, shown, counted and translated, never thrown.
 * `code` names the noun first, then what is wrong (`ISRC_LENGTH`).
 */
export interface Issue<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  /** Where in the data, outermost first: `["recordings", 3, "isrc"]`. Empty for the whole value. */
  readonly path: readonly (string | number)[];
  /** One sentence for a person. */
  readonly message: string;
  readonly received?: string;
  readonly expected?: string;
  /** What to do next. */
  readonly hint?: string;
}
