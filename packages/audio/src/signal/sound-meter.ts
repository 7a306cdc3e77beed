/** Loudness and signal facts of the same audio: samples are taken apart once for both. */
import {
  createLoudnessMeter,
  createPlaneSplitter,
  type Loudness,
  type PlaneBlock,
} from "../loudness/index.ts";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { createSignalMeter, type SignalFacts } from "./signal-meter.ts";

/** Takes samples in order, like the hasher of the audio. */
export interface SoundMeter {
  add(samples: CanonicalSamples): void;
  /** `frames` must be the number of frames that were added. */
  finish(frames: number): { readonly loudness: Loudness; readonly signal: SignalFacts };
}

/** Creates the meter for audio of this format. */
export function createSoundMeter(format: PcmFormat): SoundMeter {
  const splitter = createPlaneSplitter(format);
  const loudness = createLoudnessMeter(format);
  const signal = createSignalMeter(format);
  const visit = (block: PlaneBlock): void => {
    loudness.addPlanes(block);
    signal.addPlanes(block);
  };
  return {
    add(samples) {
      splitter.add(samples, visit);
    },
    finish(frames) {
      splitter.finish(visit);
      return { loudness: loudness.finish(frames), signal: signal.finish(frames) };
    },
  };
}
