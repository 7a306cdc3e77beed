import { quote, type ErrorDefinition } from "./definition.ts";

/** Sheets and pages of distributors that cannot be read as a whole. */
export const HELD_SHEET_ERRORS = {
  HELD_SHEET_SAYS_NOTHING: {
    kind: "invalid_input",
    message: (p: { columns: readonly string[] }) =>
      p.columns.length === 0
        ? "Nothing in the text can be read as a code or a title."
        : `None of the columns ${p.columns.slice(0, 12).map(quote).join(", ")} can be read as a code or a title.`,
    hint: "Give a mapping that says which column is the ISRC and which the title.",
  },
  HELD_SHEET_OTHER_FORMAT: {
    kind: "invalid_input",
    message: (p: { format: string }) => `The file is ${p.format}, and neither a sheet nor text.`,
    hint: "Open a web page in a browser, select everything, copy it, and paste it into a text file.",
  },
  HELD_PAGE_TOO_LONG: {
    kind: "invalid_input",
    message: (p: { megabytes: number }) =>
      `The text has no header row and is longer than ${p.megabytes} megabytes, the most that a page may have.`,
    hint: "Put a header row above the data if this is a table, or cut the page into parts.",
  },
  HELD_MAPPING_TARGET_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { header: string; target: string; targets: readonly string[] }) =>
      `The mapping sends ${quote(p.header)} to ${quote(p.target)}; known are ${p.targets.join(", ")} and ignore.`,
    hint: "Use one of these names, or “ignore” for a column that is not wanted.",
  },
} as const satisfies Record<string, ErrorDefinition>;
