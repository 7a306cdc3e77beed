import { CatalogError } from "@deadwax/catalog";
import type { ColumnMapping } from "../master-sheet/resolve-mapping.ts";
import type { ColumnSuggestion } from "./column-suggestion.ts";

/**
 * The mapping that a person approved: what is matched, changed by what the person said. What is uncertain is ignored
 * until it is named. Throws SHEET_MAPPING_HEADER_UNKNOWN for a name the sheet does not have.
 */
export function mappingFrom(
  suggestions: readonly ColumnSuggestion[],
  overrides: ColumnMapping = {},
): ColumnMapping {
  const said = new Map<string, string>();
  for (const [header, target] of Object.entries(overrides)) {
    const name = suggestions.find((found) => found.name.toLowerCase() === header.trim().toLowerCase())?.name;
    if (name === undefined) {
      throw new CatalogError("SHEET_MAPPING_HEADER_UNKNOWN", {
        header,
        names: suggestions.map((found) => found.name),
      });
    }
    said.set(name, target);
  }
  const named = new Set(said.values());
  const mapping = Object.create(null) as Record<string, string>;
  for (const { name, status, target } of suggestions) {
    // Who gives a column to another header takes it from the header that was suggested.
    const suggested = status === "matched" && target !== null && !named.has(target) ? target : "ignore";
    mapping[name] = said.get(name) ?? suggested;
  }
  return mapping;
}
