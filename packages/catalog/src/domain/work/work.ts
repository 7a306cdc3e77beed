import type { Entity } from "../values/entity.ts";
import type { LocalText } from "../party/party.ts";

/** A composition. Its identifier is the ISWC; recordings of it have ISRCs. */
export interface Work extends Entity {
  readonly title: string;
  readonly localTitles: readonly LocalText[];
  readonly iswc: string | null;
  readonly language: string | null;
  readonly notes: string | null;
}
