import { CatalogError } from "@deadwax/catalog";
import { listTerritories, territoryFor, type TerritoryAgency } from "@deadwax/identifiers/prefixes";

/** The territory a person means, by name or code, with its agency. Throws FIELD_VALUE for one that no agency has. */
export function requireTerritory(text: string): TerritoryAgency {
  const territory = territoryFor(text);
  if (territory !== undefined) return territory;
  const why = `it is none of the ${listTerritories().length} territories in the table; try the English name or the two-letter code`;
  throw new CatalogError("FIELD_VALUE", { field: "territory", value: text, why });
}
