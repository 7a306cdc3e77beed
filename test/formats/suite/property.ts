import type { Fixture } from "../fixtures/fixture.ts";

/** How a property came out where it did not fail: a missing program leaves a part of it open. */
export interface Outcome {
  /** Programs that are not installed, without which a part was not looked at. */
  readonly missing: readonly string[];
}

export const PASSED: Outcome = { missing: [] };

export interface Property {
  readonly name: string;
  /** One sentence: what a file of the format has to show. */
  readonly says: string;
  /** Looks at a copy of the fixture at `path`, which it may change. Throws where the property does not hold. */
  readonly check: (fixture: Fixture, path: string) => Promise<Outcome>;
}
