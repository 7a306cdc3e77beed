import type { Instant, ReleaseCopy } from "@deadwax/catalog";

export interface LabelCopyInput {
  readonly copy: ReleaseCopy;
  readonly madeAt: Instant;
  /** `Deadwax 0.1.0`. */
  readonly madeBy: string;
}
