/** What a row says of the release it is on and of its place there, in forms that are looked up. */
import type { HeldRow } from "../../held/held-row.ts";
import { foldText } from "../../text/fold-text.ts";

/** Digits of a barcode without the zeros in front, which spreadsheets lose. */
export function barcodeKey(digits: string): string {
  return digits.replaceAll(/\D/gu, "").replace(/^0+/u, "");
}

/** Empty where it has none, or where its digits are gone. */
export function heldBarcodeKey({ values: { barcode } }: HeldRow): string {
  const value = barcode?.value;
  return value == null || value.isRounded ? "" : barcodeKey(value.digits);
}

/** A catalog number without what people put between its parts. */
export function catalogNumberKey(number: string): string {
  return foldText(number).replaceAll(" ", "");
}

export function heldTitle({ values: { title } }: HeldRow): string {
  return title?.value ?? "";
}

export function heldText(row: HeldRow, field: "releaseTitle" | "catalogNumber" | "label"): string {
  return row.values[field]?.value ?? "";
}
