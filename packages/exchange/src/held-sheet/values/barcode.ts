import type { HeldBarcode } from "@deadwax/catalog";
import { formatGtin, isCompactGtin, parseGtin } from "@deadwax/identifiers";
import type { Cell } from "../../table/cell.ts";
import { cellIssue, noted, plain, unreadable, type Reading } from "../../master-sheet/cells/cell-codec.ts";

/** `8.44185E+11`, `8,44E11`. */
const EXPONENT = /^(?<digits>\d(?:[.,]\d+)?)E\+?(?<exponent>\d{1,2})$/iu;
/** A program that writes so many digits writes all of them; spreadsheets stop at six. */
const ALL_DIGITS = 10;
/** A column of numbers saved as decimals: `844185059862.0`. */
const WHOLE_DECIMAL = /^(?<digits>\d{6,14})[.,]0+$/u;
const WORDS = /^(?:upc|ean|gtin|jan|icpn|barcode)[\s-]?(?:1[234]|[8a])?\s?[:#]/iu;
const COPY_AGAIN = "Set the column to text in the sheet and copy the bar code again from where it was given.";

/** Reads a bar code with as many of its digits as are left. */
export function readHeldBarcode(cell: Cell): Reading<HeldBarcode> {
  const text = cell.text.trim().replace(WORDS, "");
  const number = readExponent(text);
  if (number?.isRounded === true) return roundedNumber(number.digits, cell.text);
  const whole = number?.digits ?? text;
  const compact = (WHOLE_DECIMAL.exec(whole)?.groups?.["digits"] ?? whole).replace(/[\s\p{Pd}.'’]/gu, "");
  if (!/^\d{6,18}$/u.test(compact)) return notDigits(cell.text, compact);
  if (/^0+$/u.test(compact)) return { issues: parsedIssues(compact) };
  if (isCompactGtin(compact)) return plain({ gtin: compact, digits: compact, isRounded: false });
  const padded = compact.length < 12 ? compact.padStart(12, "0") : compact;
  if (compact.length >= 8 && isCompactGtin(padded)) return zerosLost(compact, padded, cell.text);
  const shown = compact.replace(/0+$/u, "");
  if (compact.length >= 10 && compact.length - shown.length >= 5) return roundedNumber(shown, cell.text);
  return { value: { gtin: null, digits: compact, isRounded: false }, issues: parsedIssues(compact) };
}

/** A number with an exponent: all its digits, or those that are left. Undefined for any other text. */
function readExponent(text: string): { readonly digits: string; readonly isRounded: boolean } | undefined {
  const groups = EXPONENT.exec(text.replace(/\s/gu, ""))?.groups;
  if (groups === undefined) return undefined;
  const digits = (groups["digits"] ?? "").replace(/\D/gu, "");
  const size = Number(groups["exponent"]) + 1;
  const isRounded = digits.length < ALL_DIGITS || size > 14;
  return { digits: isRounded ? digits : digits.padEnd(size, "0"), isRounded };
}

function parsedIssues(digits: string): Reading<HeldBarcode>["issues"] {
  const parsed = parseGtin(digits);
  return parsed.ok ? parsed.value.issues : parsed.error;
}

function roundedNumber(digits: string, received: string): Reading<HeldBarcode> {
  const finding = {
    code: "HELD_BARCODE_ROUNDED",
    message: `“${received.trim().slice(0, 80)}” is a rounded number: only its first ${digits.length} digits are left.`,
    received,
    hint: COPY_AGAIN,
  };
  return { value: { gtin: null, digits, isRounded: true }, issues: [cellIssue("error", finding)] };
}

function zerosLost(digits: string, padded: string, received: string): Reading<HeldBarcode> {
  return noted({ gtin: null, digits, isRounded: false }, "warning", {
    code: "HELD_BARCODE_ZEROS_LOST",
    message: `“${received.trim().slice(0, 80)}” has ${digits.length} digits; with its leading zeros it would be ${padded}.`,
    received,
    expected: formatGtin(padded),
    hint: COPY_AGAIN,
  });
}

/** A letter O stands for a zero only where that makes a bar code; it is said, and not taken. */
function notDigits(received: string, compact: string): Reading<HeldBarcode> {
  const swapped = compact.replace(/O/giu, "0").replace(/[Il|]/gu, "1");
  if (swapped !== compact && /^\d{8,14}$/u.test(swapped)) {
    return unreadable({
      code: "HELD_BARCODE_LETTERS",
      message: `“${received.trim().slice(0, 80)}” has letters among its digits.`,
      received,
      ...(isCompactGtin(swapped) && { expected: formatGtin(swapped) }),
      hint: COPY_AGAIN,
    });
  }
  const parsed = parseGtin(received);
  if (parsed.ok) return plain({ gtin: parsed.value.value, digits: parsed.value.value, isRounded: false });
  return { issues: parsed.error };
}
