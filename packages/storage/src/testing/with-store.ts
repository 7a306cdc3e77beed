import { afterEach, beforeEach } from "vitest";
import type { MakeStore, StoreHarness } from "./store-harness.ts";

/** A new store for each test. Returns how to reach the one of the running test. */
export function withStore(make: MakeStore): () => StoreHarness {
  let current: StoreHarness | undefined;
  beforeEach(async () => {
    current = await make();
  });
  afterEach(async () => {
    await current?.close();
    current = undefined;
  });
  return () => {
    if (current === undefined) throw new Error("there is a store only inside a test");
    return current;
  };
}
