/**
 * First and last modulation: where the audio begins and ends to be more than silence. Audio is cut into blocks of 10 ms
 * from its first frame on; a block is modulated when the peak of any channel in it is above -60 dBFS.
 */
import type { Modulation } from "@deadwax/catalog";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";

const THRESHOLD_DBFS = -60;
const BLOCK_MS = 10;

/** Takes samples in order and tells, at the end, the span in which they are above the threshold. */
export interface ModulationMeter {
  add(samples: CanonicalSamples): void;
  /** Null when no block is above the threshold. */
  finish(frames: number): Modulation | null;
}

/** Creates the meter for audio of this format. */
export function createModulationMeter({
  kind,
  channels,
  sampleRate,
}: Pick<PcmFormat, "kind" | "channels" | "sampleRate">): ModulationMeter {
  const fullScale = kind === "int" ? 2 ** 31 : 1;
  const limit = fullScale * 10 ** (THRESHOLD_DBFS / 20);
  const blockFrames = Math.max(1, Math.round((sampleRate * BLOCK_MS) / 1000));
  let seen = 0;
  let first = -1;
  let last = -1;
  return {
    add(samples) {
      // Only the outermost loud samples matter, so loud audio is left after a few of them, at either end.
      const loud = findLastLoud(samples, limit);
      if (loud >= 0) {
        if (first < 0) first = seen + findFirstLoud(samples, limit);
        last = seen + loud;
      }
      seen += samples.length;
    },
    finish(frames) {
      if (first < 0) return null;
      const blockOf = (sample: number): number => Math.floor(Math.floor(sample / channels) / blockFrames);
      const firstFrame = blockOf(first) * blockFrames;
      const endFrame = Math.min(frames, (blockOf(last) + 1) * blockFrames);
      return { firstFrame, endFrame, thresholdDbfs: THRESHOLD_DBFS, blockMs: BLOCK_MS };
    },
  };
}

// NaN is neither above nor below anything: it counts as silence.

function findFirstLoud(samples: CanonicalSamples, limit: number): number {
  return samples.findIndex((sample) => sample > limit || sample < -limit);
}

function findLastLoud(samples: CanonicalSamples, limit: number): number {
  for (let i = samples.length - 1; i >= 0; i--) {
    const sample = samples[i] ?? 0;
    if (sample > limit || sample < -limit) return i;
  }
  return -1;
}
