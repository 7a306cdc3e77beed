import type { Id } from "./id.ts";

/** What every entity has: an id for ever, and a revision that grows by one with every change. */
export interface Entity {
  readonly id: Id;
  readonly revision: number;
}
