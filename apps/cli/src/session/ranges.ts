/** Designations as people type them. */
import { compactPrefixCode, parseIsrc } from "@deadwax/identifiers";
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

/** What is said about the numbers used before; undefined when nothing is. −1 says that none was. */
export function readLastUsed(
  prefix: string,
  said: { readonly unused: boolean; readonly lastUsed: string | undefined },
): number | undefined {
  const { unused, lastUsed } = said;
  if (lastUsed === undefined) return unused ? -1 : undefined;
  if (unused) throw wrongLastUsed(lastUsed, "--unused says that no number was used");
  return parseLastUsed(lastUsed, prefix);
}

/** Reads the highest number that was used: up to five digits, or a whole code of that prefix. */
export function parseLastUsed(text: string, prefix: string): number {
  const digits = /^\s*(\d{1,5})\s*$/u.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const code = parseIsrc(text);
  if (!code.ok) throw wrongLastUsed(text, "it is neither a number of up to five digits nor a code");
  if (!code.value.value.startsWith(compactPrefixCode(prefix)))
    throw wrongLastUsed(text, `it is a code of another prefix than ${prefix}`);
  return Number(code.value.value.slice(-5));
}

function wrongLastUsed(value: string, why: string): CatalogError {
  return new CatalogError("FIELD_VALUE", { field: "last-used", value, why });
}

/** Reads a year as codes carry it: `26`, or `2026`. */
export function parseYear(text: string): string {
  const [, digits] = /^\s*(?:19|20)?(\d{2})\s*$/u.exec(text) ?? [];
  if (digits !== undefined) return digits;
  const why = "it is not the two digits of a year, as they stand in a code";
  throw new CatalogError("FIELD_VALUE", { field: "year", value: text, why });
}
