import type { Json } from "./canonical-json.ts";

/**
 * A personal value as it stands in the chained history: the SHA-256 of a random salt and the value. Value and salt
 * are kept beside the chain; erasing them, as the law may ask, leaves every hash valid (DESIGN 4, rule 15).
 */
// A type and not an interface: only so is it plain JSON to the compiler.
export type Commitment = { readonly $personal: string };

export function isCommitment(value: Json | undefined): value is Json & Commitment {
  return (
    typeof value === "object" &&
    value !== null &&
    "$personal" in value &&
    typeof value["$personal"] === "string"
  );
}

/** What is shown where a personal value was erased. */
export const ERASED = "(erased)";
