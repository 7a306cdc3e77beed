import type { Instant, ReleaseCopy } from "@deadwax/catalog";
import type { ReleaseFieldId } from "../release-fields/index.ts";

/** One line of the distributor's form: what it is called there, and what goes in. */
export interface UploadLine {
  /** As the form calls it. */
  readonly label: string;
  readonly field: ReleaseFieldId;
}

/** The order of a distributor's form; without one the order is that of most. */
export interface UploadOrder {
  readonly release: readonly UploadLine[];
  readonly track: readonly UploadLine[];
}

export interface UploadPageInput {
  readonly copy: ReleaseCopy;
  /** Who it is uploaded to; null where that is not said. */
  readonly distributor: string | null;
  readonly order?: UploadOrder;
  readonly madeAt: Instant;
  /** `Deadwax 0.1.0`. */
  readonly madeBy: string;
}
