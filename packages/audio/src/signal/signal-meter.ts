/** What the samples themselves tell: outline, peaks, offset, silence, clipping, bits in use, and how channels relate. */
import type { Waveform } from "@deadwax/catalog";
import { createPlaneSplitter, type PlaneBlock } from "../loudness/index.ts";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { createLikenessMeter, type ChannelLikeness } from "./channel-likeness.ts";
import { createClippingTracker, type Clipping } from "./clipping.ts";
import { createLevelMeter } from "./levels.ts";
import { createSilenceTracker, type Silence } from "./silence.ts";
import { createUsedBitsMeter } from "./used-bits.ts";
import { createWaveformRecorder } from "./waveform.ts";

/** The version of the algorithm, stored with every value. */
const SIGNAL_ALGORITHM = "signal/1";

/** What the meter tells. Frames are counted from 0. */
export interface SignalFacts extends ChannelLikeness {
  readonly algorithm: typeof SIGNAL_ALGORITHM;
  readonly waveform: Waveform;
  /** The largest absolute sample of each channel in dBFS; null for one that is digital silence. */
  readonly samplePeakDbfs: readonly (number | null)[];
  /** The mean of each channel, full scale being 1. */
  readonly dcOffset: readonly number[];
  /** Every sample is 0. */
  readonly digitalSilence: Silence;
  /** No sample is above -60 dBFS. */
  readonly silence: Silence;
  readonly clipping: Clipping;
  /** See {@link createUsedBitsMeter}: fewer than the bits of the format when the lowest are always 0. */
  readonly usedBits: number | null;
  /** Floats that are not numbers or beyond ±2^40; they count as 0. */
  readonly invalidSamples: number;
}

/** Takes samples in order, and tells about them at the end. */
export interface SignalMeter {
  add(samples: CanonicalSamples): void;
  /** The same for samples that were already taken apart for other meters; a meter is given the one or the other. */
  addPlanes(block: PlaneBlock): void;
  /** `frames` must be the number of frames that were added. */
  finish(frames: number): SignalFacts;
}

/** -60 dBFS, as for the first and last modulation. */
const QUIET = 0.001;

/** Creates the meter for audio of this format. Its memory is that of the waveform. */
export function createSignalMeter(format: PcmFormat): SignalMeter {
  const { channels } = format;
  const splitter = createPlaneSplitter(format);
  const waveform = createWaveformRecorder(channels);
  const digital = createSilenceTracker(0);
  const quiet = createSilenceTracker(QUIET);
  const clipping = createClippingTracker(format);
  const usedBits = createUsedBitsMeter(format);
  const likeness = createLikenessMeter(channels);
  const levels = createLevelMeter(channels);
  const addPlanes = (block: PlaneBlock): void => {
    levels.add(block);
    waveform.add(block);
    usedBits.add(block);
    likeness.add(block);
    digital.add(block);
    quiet.add(block);
    clipping.add(block);
  };
  return {
    add(samples) {
      splitter.add(samples, addPlanes);
    },
    addPlanes,
    finish(frames) {
      splitter.finish(addPlanes);
      const { peaks, ...facts } = levels.finish(frames);
      return {
        algorithm: SIGNAL_ALGORITHM,
        ...facts,
        samplePeakDbfs: peaks.map((peak) => (peak === 0 ? null : 20 * Math.log10(peak))),
        waveform: waveform.finish(),
        digitalSilence: digital.finish(frames),
        silence: quiet.finish(frames),
        clipping: clipping.finish(),
        usedBits: usedBits.finish(),
        ...likeness.finish(Math.max(0, ...peaks)),
      };
    },
  };
}
