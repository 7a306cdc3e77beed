/** Plain JSON: what a history row, an export and a hash are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them. Lone surrogates have no UTF-8 form, so the caller must not have any; that is a bug.
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case "string":
      if (!value.isWellFormed()) throw new Error("a text with an unpaired surrogate reached the history");
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw new Error(`JSON has no ${value}`);
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    default:
      if (value === null) return "null";
      return isList(value) ? `[${value.map(canonicalJson).join(",")}]` : canonicalObject(value);
  }
}

/** Written as a loop: the history of a bulk assignment is tens of thousands of these. */
function canonicalObject(value: { readonly [key: string]: Json }): string {
  let text = "";
  for (const { key, label } of shapeOf(Object.keys(value))) {
    text += `${text === "" ? "{" : ","}${label}:${canonicalJson(value[key] ?? null)}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

type Shape = readonly { readonly key: string; readonly label: string }[];

const SHAPES = new Map<string, Shape>();
const MOST_SHAPES = 500;

/** Sorted keys as they are written. Objects of one kind have the same keys in the same order, so that is known mostly. */
function shapeOf(keys: readonly string[]): Shape {
  const name = keys.join("\0");
  const known = SHAPES.get(name);
  if (known !== undefined && known.length === keys.length) return known;
  // Without a comparator, sort compares UTF-16 code units, which is what RFC 8785 asks for.
  const shape = [...keys].sort().map((key) => ({ key, label: JSON.stringify(key) }));
  if (SHAPES.size < MOST_SHAPES && !keys.some((key) => key.includes("\0"))) SHAPES.set(name, shape);
  return shape;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
