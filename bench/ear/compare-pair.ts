/** The one place that knows how two files are compared: as `deadwax compare` does, in threads that stay. */
import { createAudioProbe, createEarPool } from "../../packages/audio/src/index.ts";
import { compareFiles } from "../../packages/catalog/src/index.ts";
import { createFileTree } from "../../packages/storage/src/index.ts";
import type { Heard } from "./scoring/results.ts";

export interface PairComparer {
  compare(a: string, b: string): Promise<Heard>;
  close(): Promise<void>;
}

export function createPairComparer(threads: number): PairComparer {
  const ear = createEarPool({ threads });
  const context = { probe: createAudioProbe(), ear, files: createFileTree({}) };
  return {
    async compare(a, b) {
      const { comparison } = await compareFiles(context, { a, b });
      return comparison;
    },
    close: () => ear.close(),
  };
}
