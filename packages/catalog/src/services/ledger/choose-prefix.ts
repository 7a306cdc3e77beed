import type { Prefix } from "../../domain/prefix/prefix.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import { parsePrefixCode } from "./prefix-code.ts";

/** The prefix a person means: the one they typed, or the only open one. */
export async function choosePrefix(reader: StoreReader, typed: string | undefined): Promise<Prefix> {
  if (typed !== undefined) {
    const prefixCode = parsePrefixCode(typed);
    const [prefix] = await reader.find("prefix", { prefixCode });
    if (prefix === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "prefix", text: typed });
    return prefix;
  }
  const open = await reader.find("prefix", { closedOn: null });
  const [only] = open;
  if (only === undefined) throw new CatalogError("PREFIX_NONE", {});
  if (open.length > 1) {
    throw new CatalogError("PREFIX_AMBIGUOUS", {
      prefixes: open.map((prefix) => prefix.prefixCode).join(", "),
    });
  }
  return only;
}
