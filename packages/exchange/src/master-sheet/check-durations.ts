import type { Issue } from "@deadwax/identifiers";
import { isBlankText } from "../table/cell.ts";
import type { Row } from "../table/table.ts";
import type { ReadOptions } from "./cells/cell-codec.ts";
import { DURATION } from "./cells/duration.ts";
import type { MappedColumn } from "./resolve-mapping.ts";
import type { RowDraft } from "./sheet-column.ts";

interface Read {
  readonly draft: RowDraft;
  readonly options: ReadOptions;
}

/**
 * `duration` and `duration_ms` say the same thing twice. Where they differ neither is taken over, because
 * it is not known which of them was edited; where they agree the milliseconds count.
 */
export function checkDurations(row: Row, columns: readonly MappedColumn[], read: Read): readonly Issue[] {
  const text = columns.find(({ column }) => column.id === "duration");
  const number = columns.find(({ column }) => column.id === "duration_ms");
  if (text === undefined || number === undefined) return [];
  const shown = row.cells[text.index];
  const exact = row.cells[number.index];
  if (shown === undefined || exact === undefined || isBlankText(shown.text) || isBlankText(exact.text))
    return [];
  const left: RowDraft = {};
  const right: RowDraft = {};
  text.column.read(shown, read.options, left);
  number.column.read(exact, read.options, right);
  const [one, other] = [left.durationMs, right.durationMs];
  if (typeof one === "number" && typeof other === "number" && isSameShortened(one, other, shown.text)) {
    read.draft.durationMs = other;
    return [];
  }
  delete read.draft.durationMs;
  if (typeof one !== "number" || typeof other !== "number") return [];
  return [
    {
      code: "DURATION_DISAGREES",
      severity: "error",
      path: ["rows", row.number, text.name],
      message: `duration says ${DURATION.write(one)} and duration_ms says ${DURATION.write(other)}.`,
      received: shown.text,
      expected: DURATION.write(other),
      hint: "Correct one of the two and empty the other.",
    },
  ];
}

/** Whether the text is the exact duration with fewer decimals, rounded or cut off as spreadsheet programs do. */
function isSameShortened(shownMs: number, exactMs: number, text: string): boolean {
  const decimals = /[.,](?<decimals>\d{1,3})\s*$/u.exec(text)?.groups?.["decimals"]?.length ?? 0;
  const step = 1000 / 10 ** decimals;
  return shownMs === Math.floor(exactMs / step) * step || shownMs === Math.round(exactMs / step) * step;
}
