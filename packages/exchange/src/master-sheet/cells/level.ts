import { plain, unreadable, type CellCodec } from "./cell-codec.ts";

const LEVEL = /^[+-]?\d{1,3}(?:[.,]\d+)?$/u;

/** A level in LUFS or dBTP: a number with a decimal point, or a comma as spreadsheets of many countries have it. */
export const LEVEL_IN_DECIBELS: CellCodec<number> = {
  read: (cell) => {
    const text = cell.text.trim().replace("\u2212", "-");
    if (LEVEL.test(text)) return plain(Number(text.replace(",", ".")));
    return unreadable({
      code: "NUMBER_FORM",
      message: `“${text.slice(0, 80)}” is not a level.`,
      received: cell.text,
      expected: "a number such as -9.4",
      hint: "Leave the cell as it was exported, or empty it to change nothing.",
    });
  },
  write: (value) => (Number.isInteger(value) ? value.toFixed(1) : String(value)),
};
