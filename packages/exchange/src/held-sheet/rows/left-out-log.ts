import type { Issue } from "@deadwax/identifiers";
import type { Row } from "../../table/table.ts";
import type { LeftOutReason } from "./left-out.ts";

/** So many are named one by one. */
const MOST_NAMED = 100;

const REASONS: Readonly<Record<LeftOutReason, string>> = {
  "header-again": "it repeats the header",
  explanation: "it explains the columns",
  total: "it is a total",
  heading: "it is a heading without anything beside it",
  note: "it is a note",
  "nothing-named": "it has neither a title nor a code",
};

/** Says which rows were left out. The list of issues stays short, however many they are. */
export interface LeftOutLog {
  add(row: Row, reason: LeftOutReason): void;
  /** Says how many were not named. */
  close(): void;
}

export function createLeftOutLog(sheet: string | null, issues: Issue[]): LeftOutLog {
  let total = 0;
  const path = sheet === null ? [] : ["sheets", sheet];
  return {
    add: (row, reason) => {
      total++;
      if (total > MOST_NAMED) return;
      const texts = row.cells.map(({ text }) => text.trim()).filter((text) => text !== "");
      issues.push({
        code: "HELD_ROW_LEFT_OUT",
        severity: reason === "nothing-named" ? "warning" : "info",
        path: [...path, "rows", row.number],
        message: `Row ${row.number} is left out: ${REASONS[reason]}.`,
        received: texts.join(" · ").slice(0, 80),
      });
    },
    close: () => {
      if (total <= MOST_NAMED) return;
      issues.push({
        code: "HELD_ROWS_LEFT_OUT",
        severity: "warning",
        path,
        message: `${total - MOST_NAMED} more rows are left out for such reasons.`,
        hint: "Look at the sheet: so many rows without a recording are rare.",
      });
    },
  };
}
