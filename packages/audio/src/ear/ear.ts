import { stat } from "node:fs/promises";
import type { Ear, HeardComparison } from "@deadwax/catalog";
import { openSound } from "../open-sound/index.ts";
import { readWorkingAudio, WORKING_RATE, type WorkingSpace } from "../working-audio/index.ts";
import { compareSounds, type Sound } from "./compare-sounds.ts";

export interface EarOptions {
  /**
   * Sounds that are kept for the next comparison, at most. Default: 2. Each takes 11 MB of memory a minute, up to 20 minutes;
   * longer ones take as much in the folder for temporary files. More than two are kept as long as they last a quarter of an hour
   * together.
   */
  readonly kept?: number;
  /** Where sounds are put. Default: into memory up to 20 minutes, then into the folder for temporary files. */
  readonly space?: WorkingSpace;
}

/** An ear and the sounds it keeps. */
export interface OpenEar extends Ear {
  /** Forgets the sounds it keeps, when the comparisons that were asked for are done. It may be asked again afterwards. */
  close(): Promise<void>;
}

/** Seconds that more than two kept sounds may last together. */
const KEPT_SECONDS = 900;

/** Creates an ear that works in this thread, on one comparison after the other. */
export function createEar({ kept = 2, space }: EarOptions = {}): OpenEar {
  const memory = new Map<string, KeptSound>();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const forget = (most: number, needed?: string): void => {
    for (const [path, { sound }] of memory) {
      if (memory.size <= most && (memory.size <= 2 || secondsOf(memory) <= KEPT_SECONDS)) break;
      if (path === needed) continue;
      memory.delete(path);
      sound.audio.close();
    }
  };
  const listen = async (path: string, other: string): Promise<Sound> => {
    const version = await versionOf(path);
    const known = memory.get(path);
    memory.delete(path);
    const isKnown = known !== undefined && known.version === version;
    if (!isKnown) {
      known?.sound.audio.close();
      // Before reading, so that no more than `kept` are there at any time.
      forget(kept - 1, other);
    }
    const sound = isKnown ? known.sound : await readSound(path, space);
    memory.set(path, { sound, version });
    return sound;
  };
  return {
    compare: (pathA, pathB): Promise<HeardComparison> =>
      inTurn(async () => {
        try {
          return compareSounds(await listen(pathA, pathB), await listen(pathB, pathA), space);
        } finally {
          forget(kept);
        }
      }),
    close: () =>
      inTurn(() => {
        forget(0);
      }),
  };
}

function secondsOf(memory: ReadonlyMap<string, KeptSound>): number {
  return [...memory.values()].reduce((sum, { sound }) => sum + sound.audio.frames / WORKING_RATE, 0);
}

interface KeptSound {
  readonly sound: Sound;
  readonly version: string;
}

/** Another one once the file has been written again; no file has none, and reading it says so. */
async function versionOf(path: string): Promise<string> {
  const file = await stat(path, { bigint: true }).catch(() => null);
  return file === null ? "" : `${file.dev} ${file.ino} ${file.size} ${file.mtimeNs}`;
}

async function readSound(path: string, space: WorkingSpace | undefined): Promise<Sound> {
  const opened = await openSound(path);
  try {
    const { audio, sampleRate, channels, issues } = await readWorkingAudio(opened, space);
    const { lossyBytes } = opened;
    const seconds = Math.max(1, audio.frames / WORKING_RATE);
    return {
      audio,
      sampleRate,
      channels,
      lossyRate: lossyBytes === null ? null : (8 * lossyBytes) / 1000 / seconds / Math.min(2, channels),
      isCutOff: issues.some(({ severity }) => severity === "error"),
    };
  } finally {
    await opened.close();
  }
}
