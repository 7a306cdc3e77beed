/** Designations as people type them. */
import { CatalogError, isRange, type DesignationRange } from "@deadwax/catalog";

/** Reads `00000-49999`. */
export function parseRange(text: string): DesignationRange {
  const [, from, to] = /^\s*(\d{1,5})\s*[-–]\s*(\d{1,5})\s*$/u.exec(text) ?? [];
  const range = { from: Number(from), to: Number(to) };
  if (from !== undefined && isRange(range)) return range;
  throw new CatalogError("PREFIX_RANGE", {
    range: text,
    why: "it is not two numbers of up to five digits, the smaller first",
  });
}

/** Reads the highest number that was used: five digits, or a whole code. */
export function parseLastUsed(text: string): number {
  const digits = /(\d{5})\s*$/u.exec(text.trim())?.[1] ?? /^\s*(\d{1,5})\s*$/u.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const why = "it is neither a number of five digits nor a code";
  throw new CatalogError("FIELD_VALUE", { field: "last-used", value: text, why });
}
