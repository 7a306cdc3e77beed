import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";

/** The Party to whom prefixes were allocated (ISO 3901). Its time zone decides the year of a code. */
export interface Registrant extends Entity {
  readonly partyId: Id;
  /** The national agency as the dated table names it, or null when not known. */
  readonly agency: string | null;
  readonly timeZone: string;
  readonly notes: string | null;
}
