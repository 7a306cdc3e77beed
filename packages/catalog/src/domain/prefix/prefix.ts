import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { PartialDate } from "../values/partial-date.ts";
import type { DesignationRange } from "./range.ts";

/** Own: for the registrant's recordings. Managed: for named clients with a mandate, and for nobody else. */
export const PREFIX_CONTROLS = ["own", "managed"] as const;

/** A five-character PrefixCode with the designations its registrant may use (ISO 3901 clause 5). */
export interface Prefix extends Entity {
  readonly registrantId: Id;
  /** `AA6Q7`: one unit since ISO 3901:2019, says nothing about a country or an owner. */
  readonly prefixCode: string;
  readonly control: (typeof PREFIX_CONTROLS)[number];
  readonly ranges: readonly DesignationRange[];
  /**
   * For a two-digit year, the lowest designation this catalog may issue; what is below is *unaccounted*.
   * The first year of a prefix must be said by a person: only they know what was issued elsewhere.
   */
  readonly starts: Readonly<Record<string, number>>;
  /** Warn when fewer are left in the year. */
  readonly lowStock: number;
  /** From this day on nothing is issued from it. */
  readonly closedOn: PartialDate | null;
  /** The agency's letter or page that allocated it. */
  readonly agreement: string | null;
}

/** A client's appointment of the holder of a managed prefix (ISRC Manager). */
export interface Mandate extends Entity {
  readonly prefixId: Id;
  readonly clientPartyId: Id;
  /** Where the agreement is: a file name, a contract number. */
  readonly document: string;
  readonly validFrom: PartialDate | null;
  readonly validTo: PartialDate | null;
}
