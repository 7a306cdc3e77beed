import type { Entity } from "../values/entity.ts";

/** Who gives this catalog its codes. A catalog that only enters codes needs no registrant. */
export const CODE_ROUTES = ["own-prefix", "distributor", "label", "unknown"] as const;
export type CodeRoute = (typeof CODE_ROUTES)[number];

/** The catalog itself: one row, whose id is part of every key. */
export interface Catalog extends Entity {
  readonly name: string;
  /** Only a demo catalog may issue from the prefixes the standard keeps for documentation. */
  readonly isDemo: boolean;
  readonly codeRoute: CodeRoute;
  /** ISO 3166 code of where its people are, to name their agency; null when not said. */
  readonly territory: string | null;
  /** IANA zone that decides the day, and so the year, where no registrant says otherwise. */
  readonly timeZone: string;
}
