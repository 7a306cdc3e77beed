import type { Cell } from "../../table/cell.ts";

/** `="0666017082523"`: how programs keep Excel from making a number of it. */
const TEXT_FORMULA = /^=\s*"(?<text>(?:[^"]|"")*)"$/u;
/** A formula with a function or a reference, of which a title has none. */
const FORMULA = /^[=+@]\s*(?:[A-Z][A-Z.]{1,30}\(|\$?[A-Z]{1,3}\$?\d)|^=-?\d/u;
const ERRORS = /^#(?:NAME\?|REF!|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|WERT!|BEZUG!|VALEUR!)$/u;

/** The cell without what only keeps a spreadsheet program from changing it. */
export function heldCell(cell: Cell): Cell {
  const { text } = cell;
  if (cell.stored !== undefined) return cell;
  const first = text.charCodeAt(0);
  if (first === 0x3d) {
    const inside = TEXT_FORMULA.exec(text.trim())?.groups?.["text"];
    return inside === undefined ? cell : { text: inside.replaceAll('""', '"') };
  }
  return first === 0x27 && /^'[\d=+\-@]/u.test(text) ? { text: text.slice(1) } : cell;
}

/** Whether a formula that was never worked out, or the error of one, stands in the place of a value. */
export function isFormulaText({ text, stored }: Cell): boolean {
  if (stored?.kind === "error") return true;
  const first = text.charCodeAt(0);
  if (first === 0x23) return ERRORS.test(text.trim());
  return (first === 0x3d || first === 0x2b || first === 0x40) && FORMULA.test(text);
}
