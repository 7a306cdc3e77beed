/**
 * Loudness after ITU-R BS.1770-5 and EBU R 128: integrated loudness (EBU Tech 3341), loudness range (EBU Tech 3342), the
 * loudest 400 ms and 3 s, and true peak.
 */
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { createLoudnessHistogram, toLufs } from "./loudness-histogram.ts";
import { createPlaneSplitter, type PlaneBlock } from "./planes.ts";
import { createTruePeakMeter } from "./true-peak.ts";
import { createEnergyMeter, STEPS_PER_SECOND } from "./weighted-energy.ts";
import { createWindowMaximum } from "./window-maximum.ts";

/** The version of the algorithm, stored with every value. */
const LOUDNESS_ALGORITHM = "bs1770-5/1";

/** What the meter tells. Nothing is rounded. */
export interface Loudness {
  readonly algorithm: typeof LOUDNESS_ALGORITHM;
  /** In LUFS. Null for less than 400 ms, and where nothing is above -70 LUFS. */
  readonly integratedLufs: number | null;
  /** In LU. Null for less than 3 s, and where nothing is above -70 LUFS. Of little meaning below a minute. */
  readonly rangeLu: number | null;
  /** Of the loudest 400 ms, in steps of 10 ms. Null for less, and for digital silence. */
  readonly maxMomentaryLufs: number | null;
  /** Of the loudest 3 s, in steps of 10 ms. Null for less, and for digital silence. */
  readonly maxShortTermLufs: number | null;
  /** In dB relative to full scale, over all channels. Null for digital silence. */
  readonly truePeakDbtp: number | null;
}

/** Takes samples in order, and tells their loudness at the end. */
export interface LoudnessMeter {
  add(samples: CanonicalSamples): void;
  /** The same for samples that were already taken apart for other meters; a meter is given the one or the other. */
  addPlanes(block: PlaneBlock): void;
  /** `frames` must be the number of frames that were added. */
  finish(frames: number): Loudness;
}

/** Below this rate the shelf of the K-weighting does not fit, and there is only a true peak. */
const LOWEST_RATE = 8000;

const RELATIVE_GATE_LU = -10;
const RANGE_GATE_LU = -20;
const RANGE_SHARES = [0.1, 0.95];

/** Creates the meter for audio of this format. It needs some 250 kB and 25 kB a channel, however long the audio is. */
export function createLoudnessMeter(format: PcmFormat): LoudnessMeter {
  const splitter = createPlaneSplitter(format);
  const truePeak = createTruePeakMeter(format);
  const measure = format.sampleRate < LOWEST_RATE ? () => undefined : createEnergyMeter(format);
  const windows = createWindows(format.sampleRate);
  let seen = 0;
  const addPlanes = (block: PlaneBlock): void => {
    truePeak.add(block);
    measure(block, windows.add);
    seen += block.frames;
  };
  return {
    add(samples) {
      splitter.add(samples, addPlanes);
    },
    addPlanes,
    finish(frames) {
      splitter.finish(addPlanes);
      if (frames !== seen) throw new Error(`${seen} frames were measured, not ${frames}`);
      const peak = truePeak.finish();
      return {
        algorithm: LOUDNESS_ALGORITHM,
        ...windows.finish(),
        truePeakDbtp: peak === 0 ? null : 20 * Math.log10(peak),
      };
    },
  };
}

/** Puts steps of 10 ms together to windows of 400 ms and 3 s. */
function createWindows(sampleRate: number): {
  readonly add: (energy: number) => void;
  finish(): Omit<Loudness, "algorithm" | "truePeakDbtp">;
} {
  const framesPerStep = sampleRate / STEPS_PER_SECOND;
  const momentary = createWindowMaximum(40);
  const shortTerm = createWindowMaximum(300);
  const hops = new Float64Array(30);
  const blocks = createLoudnessHistogram();
  const longBlocks = createLoudnessHistogram();
  let steps = 0;

  /** The mean square of the last so many hops of 100 ms. */
  const meanOfLast = (count: number): number => {
    let sum = 0;
    for (let back = 1; back <= count; back++) sum += hops[(steps / 10 + 30 - back) % 30] ?? 0;
    return sum / (count * 10 * framesPerStep);
  };

  return {
    add(energy) {
      momentary.add(energy);
      shortTerm.add(energy);
      const hop = Math.floor(steps / 10) % 30;
      hops[hop] = (steps % 10 === 0 ? 0 : (hops[hop] ?? 0)) + energy;
      steps++;
      if (steps % 10 !== 0) return;
      if (steps >= 40) blocks.add(meanOfLast(4));
      if (steps >= 300) longBlocks.add(meanOfLast(30));
    },
    finish() {
      const integrated = blocks.mean(RELATIVE_GATE_LU);
      const range = longBlocks.percentiles(RANGE_GATE_LU, RANGE_SHARES);
      const [low = 1, high = 1] = range ?? [];
      return {
        integratedLufs: integrated === null ? null : toLufs(integrated),
        rangeLu: range === null ? null : toLufs(high) - toLufs(low),
        maxMomentaryLufs: lufsOrNull(momentary.max() / (40 * framesPerStep)),
        maxShortTermLufs: lufsOrNull(shortTerm.max() / (300 * framesPerStep)),
      };
    },
  };
}

function lufsOrNull(energy: number): number | null {
  return energy > 0 ? toLufs(energy) : null;
}
