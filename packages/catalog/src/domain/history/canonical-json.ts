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
  // Without a comparator, sort compares UTF-16 code units, which is what RFC 8785 asks for.
  for (const key of Object.keys(value).sort()) {
    text += `${text === "" ? "{" : ","}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
