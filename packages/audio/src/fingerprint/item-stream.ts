/** From samples of one channel to the items of a fingerprint, under one hypothesis. */
import { CHROMAPRINT_SHAPE, createResampler } from "../resample/index.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { createItemMaker } from "./items.ts";
import { nearFraction } from "./near-fraction.ts";
import { CLASSES, createPitchClasses, FRAME, HOP, RATE } from "./pitch-classes.ts";

/** Takes samples in order, full scale at 1. */
export interface ItemStream {
  push(samples: Float32Array | Float64Array): void;
  finish(): Uint32Array;
}

/** More filters than these do not stay near the processor; the pitch is within 0.1 cents all the same. */
const MOST_PHASES = 256;
/** Samples are worked on as integers of 16 bits, for what is near silence to come out as elsewhere. */
const STEPS = 32_768;
const FULL_SCALE = 32_767;
/** Samples held beyond one frame. */
const ROOM = 8192;

/** Creates the stream for samples at this rate. */
export function createItemStream(sampleRate: number, { pitch, tempo }: Hypothesis): ItemStream {
  // To lower the pitch is to say that the samples came at a lower rate than they did.
  const exact = (RATE * pitch) / sampleRate;
  const { above, below } =
    pitch === 1 ? { above: RATE, below: sampleRate } : nearFraction(exact, MOST_PHASES);
  const resampler = createResampler({ from: below, to: above, shape: CHROMAPRINT_SHAPE });
  const hop = (HOP * (above / below) * sampleRate) / RATE / tempo;
  const frames = createFrames(hop);
  return {
    push(samples) {
      frames.push(resampler.push(samples));
    },
    finish() {
      frames.push(resampler.finish());
      return frames.finish();
    },
  };
}

/** Cuts samples into frames that begin every `hop` samples, to the nearest one, and makes a row and an item of each. */
function createFrames(hop: number): { push(samples: Float32Array): void; finish(): Uint32Array } {
  const pitchClasses = createPitchClasses();
  const items = createItemMaker();
  const row = new Float64Array(CLASSES);
  const held = new Float64Array(FRAME + ROOM);
  let firstHeld = 0;
  let endHeld = 0;
  let rows = 0;

  const measure = (): void => {
    let start = Math.round(rows * hop);
    for (; start + FRAME <= endHeld; start = Math.round(rows * hop)) {
      pitchClasses.measure(held, start - firstHeld, row);
      items.add(row);
      rows += 1;
    }
    const firstKept = Math.min(start, endHeld);
    held.copyWithin(0, firstKept - firstHeld, endHeld - firstHeld);
    firstHeld = firstKept;
  };

  return {
    push(samples) {
      for (let at = 0; at < samples.length;) {
        const free = held.length - (endHeld - firstHeld);
        const end = Math.min(samples.length, at + free);
        for (let to = endHeld - firstHeld; at < end; at += 1, to += 1) {
          held[to] = Math.round((samples[at] ?? 0) * STEPS) / FULL_SCALE;
          endHeld += 1;
        }
        measure();
      }
    },
    finish: () => items.finish(),
  };
}
