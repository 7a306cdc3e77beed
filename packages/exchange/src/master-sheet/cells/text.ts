import { plain, unreadable, type CellCodec } from "./cell-codec.ts";

/** Free text: kept as given, NFC. Spaces, line breaks and emoji are part of it. */
export const TEXT: CellCodec<string> = {
  read: (cell) => {
    if (cell.stored?.kind === "error") {
      return unreadable({
        code: "CELL_ERROR",
        message: `The cell holds the error ${cell.text} of a spreadsheet program instead of text.`,
        received: cell.text,
        hint: "Repair the formula in the sheet, or type the text.",
      });
    }
    return plain(cell.text.normalize("NFC"));
  },
  write: (value) => value,
};

/** Text of one exact form, such as a hash in hex. Upper case is read as lower case. */
export function patterned(pattern: RegExp, what: string): CellCodec<string> {
  return {
    read: (cell) => {
      const text = cell.text.trim().toLowerCase();
      if (pattern.test(text)) return plain(text);
      return unreadable({
        code: "TEXT_FORM",
        message: `“${cell.text.slice(0, 80)}” is not ${what}.`,
        received: cell.text,
        expected: what,
        hint: "Leave the cell as it was exported, or empty it to change nothing.",
      });
    },
    write: (value) => value,
  };
}

/** A whole number from 0. */
export const WHOLE_NUMBER: CellCodec<number> = {
  read: (cell) => {
    const text = cell.text.trim();
    const value = Number(text);
    if (/^\d+(?:\.0+)?$/u.test(text) && Number.isSafeInteger(value)) return plain(value);
    return unreadable({
      code: "NUMBER_FORM",
      message: `“${text.slice(0, 80)}” is not a whole number.`,
      received: cell.text,
      expected: "digits only",
      hint: "Leave the cell as it was exported, or empty it to change nothing.",
    });
  },
  write: (value) => String(value),
};
