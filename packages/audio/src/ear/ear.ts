import type { Ear, HeardComparison } from "@deadwax/catalog";
import { openSound } from "../open-sound/index.ts";
import { readWorkingAudio } from "../working-audio/index.ts";
import { compareSounds, type Sound } from "./compare-sounds.ts";

export interface EarOptions {
  /** Sounds that are kept in memory for the next comparison: 11 MB a minute each. Default: 2. */
  readonly kept?: number;
}

/** Creates an ear that works in this thread. */
export function createEar({ kept = 2 }: EarOptions = {}): Ear {
  const memory = new Map<string, Sound>();
  const listen = async (path: string): Promise<Sound> => {
    const known = memory.get(path);
    const sound = known ?? (await readSound(path));
    memory.delete(path);
    memory.set(path, sound);
    for (const oldest of memory.keys()) {
      if (memory.size <= kept) break;
      memory.delete(oldest);
    }
    return sound;
  };
  return {
    async compare(pathA: string, pathB: string): Promise<HeardComparison> {
      const a = await listen(pathA);
      const b = await listen(pathB);
      return compareSounds(a, b);
    },
  };
}

async function readSound(path: string): Promise<Sound> {
  const opened = await openSound(path);
  try {
    const { audio, sampleRate, channels, issues } = await readWorkingAudio(opened);
    return { audio, sampleRate, channels, isCutOff: issues.some(({ severity }) => severity === "error") };
  } finally {
    await opened.close();
  }
}
