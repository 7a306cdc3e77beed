/** How many bits the samples really use: 16 in a file of 24, when it was made from one of 16 and nothing was done since. */
import type { PlaneBlock } from "../loudness/index.ts";
import type { PcmFormat } from "../pcm/index.ts";

/** Takes blocks in order. */
export interface UsedBitsMeter {
  add(block: PlaneBlock): void;
  /**
   * Bits of the smallest integers that hold every sample exactly, full scale being the same. Null for digital silence, and
   * for floats that no integers of 32 bits hold.
   */
  finish(): number | null;
}

/** Creates the meter for audio of this format. */
export function createUsedBitsMeter({ kind, width }: PcmFormat): UsedBitsMeter {
  const most = kind === "int" ? width * 8 : 32;
  let isSilent = true;
  let bits = 1;
  return {
    add({ planes, frames, lowest, highest }) {
      for (let channel = 0; channel < planes.length; channel++) {
        const plane = planes[channel];
        const [low, high] = [lowest[channel] ?? 0, highest[channel] ?? 0];
        if (plane === undefined || (low === 0 && high === 0)) continue;
        isSilent = false;
        if (low < -1 || high >= 1) bits = most + 1;
        // Once the last bit is in use there is nothing more to learn from integers.
        const enough = kind === "int" ? most : most + 1;
        if (bits < enough) bits = countBits(plane.subarray(0, frames), bits, enough);
      }
    },
    finish: () => (isSilent || bits > most ? null : bits),
  };
}

function countBits(samples: Float64Array, atLeast: number, atMost: number): number {
  let bits = atLeast;
  let scale = 2 ** (bits - 1);
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    while (bits < atMost && !Number.isInteger(sample * scale)) {
      bits++;
      scale *= 2;
    }
  }
  return bits;
}
