/** An ear for tests: it hears what it was told, and remembers what it was asked. */
import type { HeardComparison } from "../../domain/comparison/index.ts";
import { heardAs } from "../../domain/rule-set/testing.ts";
import type { Ear } from "../../ports/ear.ts";

export interface FakeEar extends Ear {
  /** `A | B` of every comparison. */
  readonly asked: string[];
}

export function earThatHears(heard: HeardComparison = heardAs("format")): FakeEar {
  const asked: string[] = [];
  return {
    asked,
    compare: (pathA, pathB) => {
      asked.push(`${pathA} | ${pathB}`);
      return Promise.resolve(heard);
    },
  };
}
