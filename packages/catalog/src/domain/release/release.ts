import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { PartialDate } from "../values/partial-date.ts";

/** What is published as a product. Its identifiers are GTIN (UPC, EAN), GRid and catalog number, never an ISRC. */
export interface Release extends Entity {
  readonly title: string;
  readonly versionTitle: string | null;
  readonly displayArtist: string | null;
  readonly gtin: string | null;
  readonly grid: string | null;
  readonly catalogNumber: string | null;
  readonly releasedOn: PartialDate | null;
  readonly label: string | null;
  readonly pLine: string | null;
  readonly cLine: string | null;
  readonly notes: string | null;
}

/**
 * A Recording's place on a Medium of a Release. With a span it is a part of the recording,
 * so one code on a whole and on its parts is no conflict.
 */
export interface Track extends Entity {
  readonly releaseId: Id;
  readonly recordingId: Id;
  readonly medium: number;
  readonly position: number;
  /** Only where the release prints another title than the recording has. */
  readonly printedTitle: string | null;
  readonly spanStartMs: number | null;
  readonly spanEndMs: number | null;
}
