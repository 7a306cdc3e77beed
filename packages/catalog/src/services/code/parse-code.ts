import { formatIsrc, isDocumentationPrefix, parseIsrc, prefixCodeOf, type Isrc } from "@deadwax/identifiers";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";

/** The code in a text somebody typed, or a refusal that says what is wrong with it. */
export function requireIsrc(text: string): Isrc {
  const parsed = parseIsrc(text);
  if (parsed.ok) return parsed.value.value;
  const why = parsed.error.map((issue) => issue.message).join(" ");
  throw new CatalogError("CODE_FORM", { text, why }, { issues: parsed.error });
}

/** Refuses the standard's example codes in a catalog of real recordings. */
export async function requireRealCode(reader: StoreReader, isrc: Isrc): Promise<void> {
  if (!isDocumentationPrefix(prefixCodeOf(isrc))) return;
  const catalog = await reader.get("catalog", reader.catalogId);
  if (catalog?.isDemo !== true) throw new CatalogError("CODE_DOCUMENTATION", { isrc: formatIsrc(isrc) });
}
