import type { TagField } from "@deadwax/catalog";
import type { Expectation } from "./expectation.ts";

/** What a tag states for certain after a write, under the name that its format gives the place. */
export interface StatedPlace {
  readonly place: string;
  readonly field: TagField;
  readonly values: readonly string[];
}

/** What readers must find in a tag of this kind. */
export function expectAll(carrier: string, stated: readonly StatedPlace[]): Expectation[] {
  return stated.map(({ place, field, values }) => ({ carrier, place, field, values }));
}
