import type { Site, World } from "../world.ts";

/** One thing that people, programs or accidents do to a catalog. */
export interface Command {
  readonly name: string;
  /** How often, against the others. */
  readonly weight: number;
  /** Only where a folder or database has this copy alone; copies are spared. */
  readonly isForOriginal?: boolean;
  /** Does it, and says what came of it for the journal. Throws a Violation. */
  run(world: World, site: Site): Promise<string>;
}
