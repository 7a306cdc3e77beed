/** Everything that is measured over the samples of one file, in one pass over them. */
import type { Fingerprint, Modulation, ProbeDepth, SoundFacts, Waveform } from "@deadwax/catalog";
import { createAudioHasher } from "../audio-hash/index.ts";
import { createFingerprinter } from "../fingerprint/index.ts";
import { createModulationMeter } from "../modulation/index.ts";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { createSoundMeter } from "../signal/index.ts";
import { soundFacts } from "./sound-facts.ts";

export interface ListenerOptions {
  readonly format: PcmFormat;
  /** Whether the samples are the identity of the audio; of lossy audio the packets are. */
  readonly isHashed: boolean;
  readonly depth: ProbeDepth;
}

export interface Heard {
  readonly audioHash: string | null;
  readonly modulation: Modulation | null;
  /** Null where only the identity was wanted; so are outline and fingerprint. */
  readonly sound: SoundFacts | null;
  readonly waveform: Waveform | null;
  readonly fingerprint: Fingerprint | null;
}

/** Takes samples in order, then the number of frames, and tells all of it. */
export interface Listener {
  add(samples: CanonicalSamples): void;
  finish(frames: number): Heard;
}

/** Creates the listener for audio of this format. */
export function createListener({ format, isHashed, depth }: ListenerOptions): Listener {
  const hasher = isHashed ? createAudioHasher(format) : null;
  const modulation = createModulationMeter(format);
  const meter = depth === "everything" ? createSoundMeter(format) : null;
  const fingerprinter = depth === "everything" ? createFingerprinter(format) : null;
  return {
    add(samples) {
      hasher?.add(samples);
      modulation.add(samples);
      meter?.add(samples);
      fingerprinter?.add(samples);
    },
    finish(frames) {
      const measured = meter?.finish(frames);
      return {
        audioHash: hasher?.finish(frames) ?? null,
        modulation: modulation.finish(frames),
        sound: measured === undefined ? null : soundFacts(measured, format.sampleRate),
        waveform: measured?.signal.waveform ?? null,
        fingerprint: fingerprinter?.finish() ?? null,
      };
    },
  };
}
