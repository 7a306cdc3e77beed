/**
 * Chromaprint's algorithm 1 over a whole recording, written from its description (Lukáš Lalinský, "How does Chromaprint work?",
 * 2011): mono at 11,025 Hz, energies of twelve pitch classes eight times a second, and sixteen weighings of rectangles of that image
 * by two bits each. Items agree with those of `fpcalc` in all but a few bits of a hundred thousand.
 */
import type { Fingerprint } from "@deadwax/catalog";
import { isHeardRate, type CanonicalSamples, type PcmFormat } from "../pcm/index.ts";
import { AS_IT_IS, type Hypothesis } from "./hypothesis.ts";
import { createItemStream } from "./item-stream.ts";
import { createLowerRate } from "./lower-rate.ts";
import { createMonoMixer, type MonoBlock } from "./mono-mix.ts";

/** Version of the algorithm: fingerprints of another one are not compared. */
export const FINGERPRINT_ALGORITHM = "chromaprint-1/deadwax-1";

/** Takes samples in order and tells the fingerprint at the end. */
export interface Fingerprinter {
  add(samples: CanonicalSamples): void;
  /** No items where there are less than 2.8 s to hear, or at a rate that no music has. */
  finish(): Fingerprint;
}

/** The same for several hypotheses at once. */
export interface HypothesisFingerprinter {
  add(samples: CanonicalSamples): void;
  /** One for each hypothesis, in their order. */
  finish(): readonly Fingerprint[];
}

/** Creates the fingerprinter for audio of this format. Its memory is 4 bytes for each 0.124 s, and some buffers. */
export function createFingerprinter(format: PcmFormat): Fingerprinter {
  const all = createHypothesisFingerprinter(format, [AS_IT_IS]);
  return {
    add(samples) {
      all.add(samples);
    },
    finish() {
      const [fingerprint] = all.finish();
      if (fingerprint === undefined) throw new Error("no fingerprint came of one hypothesis");
      return fingerprint;
    },
  };
}

/** 30 dB: a mix that is never closer to a channel than this is what the channels cancel each other down to. */
const CANCELLED = 0.001;
/** Mean square at -80 dBFS. */
const AUDIBLE = 1e-8;

/**
 * Creates the fingerprinter that undoes what each hypothesis says.
 *
 * What is heard is the mix of all channels. Where they cancel each other from beginning to end (one channel is the other upside down),
 * it is the first channel: the mix would be the fingerprint of silence.
 */
export function createHypothesisFingerprinter(
  format: PcmFormat,
  hypotheses: readonly Hypothesis[],
): HypothesisFingerprinter {
  const mixer = createMonoMixer(format);
  const mix = createPath(format.sampleRate, hypotheses);
  let isCancelled = format.channels > 1;
  let first: Path | null = null;
  let isFirstHeard = false;

  const hear = (block: MonoBlock): void => {
    mix.push(block.mix);
    if (!isCancelled) return;
    const channelPower = meanSquare(block.first);
    const mixPower = meanSquare(block.mix);
    isCancelled = mixPower <= AUDIBLE || mixPower <= CANCELLED * channelPower;
    isFirstHeard ||= channelPower > AUDIBLE;
    if (isCancelled) {
      first ??= createPath(format.sampleRate, hypotheses);
      first.push(block.first);
    } else first = null;
  };

  return {
    add(samples) {
      mixer.add(samples, hear);
    },
    finish() {
      mixer.finish(hear);
      const heard = isFirstHeard ? (first ?? mix) : mix;
      return heard.finish().map((items) => ({ items, madeBy: FINGERPRINT_ALGORITHM }));
    },
  };
}

/** Creates the fingerprint of one channel that is in memory, full scale at 1. */
export function fingerprintMono(
  samples: Float32Array,
  { sampleRate, hypothesis = AS_IT_IS }: { readonly sampleRate: number; readonly hypothesis?: Hypothesis },
): Fingerprint {
  const path = createPath(sampleRate, [hypothesis]);
  path.push(samples);
  return { items: path.finish()[0] ?? new Uint32Array(0), madeBy: FINGERPRINT_ALGORITHM };
}

interface Path {
  push(samples: Float32Array | Float64Array): void;
  finish(): readonly Uint32Array[];
}

/** The way down to a lower rate is the same for all hypotheses. */
function createPath(sampleRate: number, hypotheses: readonly Hypothesis[]): Path {
  if (!isHeardRate(sampleRate)) return deafPath(hypotheses);
  const lower = createLowerRate(sampleRate);
  const streams = hypotheses.map((hypothesis) => createItemStream(lower.sampleRate, hypothesis));
  return {
    push(samples) {
      const low = lower.push(samples);
      for (const stream of streams) stream.push(low);
    },
    finish() {
      const rest = lower.finish();
      return streams.map((stream) => {
        stream.push(rest);
        return stream.finish();
      });
    },
  };
}

/** Of audio at a rate that no music has: no items. */
function deafPath(hypotheses: readonly Hypothesis[]): Path {
  return { push: () => undefined, finish: () => hypotheses.map(() => new Uint32Array(0)) };
}

function meanSquare(samples: Float64Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / Math.max(1, samples.length);
}
