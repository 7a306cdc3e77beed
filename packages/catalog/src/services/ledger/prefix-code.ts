import { parsePrefixCode as parse, type PrefixCode } from "@deadwax/identifiers";
import { CatalogError } from "../../errors/index.ts";

/** Reads a prefix as agencies write it: `AA-6Q7`, `aa6q7`. */
export function parsePrefixCode(text: string): PrefixCode {
  const parsed = parse(text);
  if (parsed.ok) return parsed.value.value;
  throw new CatalogError("PREFIX_FORM", { prefix: text }, { issues: parsed.error });
}
