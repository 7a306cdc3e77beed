import type { CodesLog } from "../../ports/codes-log.ts";
import type { Home } from "../../ports/home.ts";
import type { Clock, Digest, IdSource, Randomness } from "../../ports/runtime.ts";
import type { CatalogStore } from "../../ports/store.ts";
import type { Witness } from "../../ports/witness.ts";

/** What services work with. An app makes one for each catalog it opens. */
export interface CatalogContext {
  readonly store: CatalogStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: Randomness;
  readonly digest: Digest;
  readonly codesLog: CodesLog;
  readonly witness: Witness;
  readonly home: Home;
  /** Who is at work, as the history will say. */
  readonly actor: string;
  /** True runs a change to its end and leaves no trace: nothing is stored, no number is taken. */
  readonly isDryRun?: boolean;
}
