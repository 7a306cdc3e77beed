/**
 * Samples channel by channel, in blocks of 256 frames: what every meter works on. Conversion and a first look are made
 * once for all meters, on memory small enough to stay next to the processor.
 */
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";

/** Frames of every block but the last. */
export const BLOCK_FRAMES = 256;

/** Some frames in a row. Everything in it is overwritten by the next block. */
export interface PlaneBlock {
  /** The number of its first frame: a multiple of 256. */
  readonly firstFrame: number;
  readonly frames: number;
  /** For each channel 256 floats with full scale 1, of which the first `frames` count; the others are 0. */
  readonly planes: readonly Float64Array[];
  /** Of each channel. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly sums: Float64Array;
  /** Samples that are not numbers or beyond ±2^40: they are 0 in the planes. */
  readonly invalid: number;
}

/** Shows one block. */
export type BlockVisitor = (block: PlaneBlock) => void;

/** Cuts samples that come in order into blocks. A frame cut in two by the end of a call is completed by the next one. */
export interface PlaneSplitter {
  add(samples: CanonicalSamples, visit: BlockVisitor): void;
  /** Shows the last block, when it is not a whole one. */
  finish(visit: BlockVisitor): void;
}

/** -600 dBFS. What is below would turn into denormal numbers inside a filter, a hundred times slower than others. */
const NOTHING = 1e-30;
/** 240 dB above full scale: beyond every file that holds integers by mistake, and its square is far from infinity. */
const TOO_MUCH = 1_099_511_627_776;

/** Creates the splitter for audio of this format. */
export function createPlaneSplitter({ channels }: PcmFormat): PlaneSplitter {
  const planes = Array.from({ length: channels }, () => new Float64Array(BLOCK_FRAMES));
  const extremes = {
    lowest: new Float64Array(channels),
    highest: new Float64Array(channels),
    sums: new Float64Array(channels),
  };
  const size = BLOCK_FRAMES * channels;
  let firstFrame = 0;
  /** Samples in the planes, and how many of them are no good. */
  let held = 0;
  let invalid = 0;

  const show = (visit: BlockVisitor): void => {
    const frames = Math.floor(held / channels);
    for (let channel = 0; channel < channels; channel++) survey(planes, channel, frames, extremes);
    visit({ firstFrame, frames, planes, ...extremes, invalid });
    firstFrame += frames;
    held = 0;
    invalid = 0;
  };

  return {
    add(samples, visit) {
      for (let at = 0; at < samples.length;) {
        const end = Math.min(samples.length, at + size - held);
        for (let channel = 0; channel < channels; channel++) {
          const plane = planes[channel];
          if (plane === undefined) throw new Error(`no plane for channel ${channel}`);
          // Not Math.ceil, which makes -0 of -0.5: as an index that is slow.
          const first = Math.floor((held - channel + channels - 1) / channels);
          const lane = { start: at + first * channels + channel - held, end, stride: channels, first };
          if (samples instanceof Int32Array) takeIntegers(samples, lane, plane);
          else invalid += takeFloats(samples, lane, plane);
        }
        held += end - at;
        at = end;
        if (held === size) show(visit);
      }
    },
    finish(visit) {
      const frames = Math.floor(held / channels);
      if (frames === 0) return;
      for (const plane of planes) plane.fill(0, frames);
      show(visit);
    },
  };
}

/** Where the samples of one channel lie among interleaved ones, and where the first of them goes in the plane. */
interface Lane {
  readonly start: number;
  readonly end: number;
  readonly stride: number;
  readonly first: number;
}

/** Written out, as a power inside a loop would be computed each time. */
const PER_INTEGER = 1 / 2_147_483_648;

function takeIntegers(samples: Int32Array, { start, end, stride, first }: Lane, plane: Float64Array): void {
  for (let t = first, i = start; i < end; t++, i += stride) plane[t] = (samples[i] ?? 0) * PER_INTEGER;
}

function takeFloats(samples: Float64Array, { start, end, stride, first }: Lane, plane: Float64Array): number {
  let invalid = 0;
  for (let t = first, i = start; i < end; t++, i += stride) {
    const sample = samples[i] ?? 0;
    const size = Math.abs(sample);
    const isUsable = size > NOTHING && size < TOO_MUCH;
    plane[t] = isUsable ? sample : 0;
    // NaN is not below anything, either.
    if (!isUsable && !(size <= NOTHING)) invalid++;
  }
  return invalid;
}

function survey(
  planes: readonly Float64Array[],
  channel: number,
  frames: number,
  { lowest, highest, sums }: Pick<PlaneBlock, "lowest" | "highest" | "sums">,
): void {
  const plane = planes[channel];
  if (plane === undefined) return;
  let low = plane[0] ?? 0;
  let high = low;
  let sum = 0;
  for (let i = 0; i < frames; i++) {
    const sample = plane[i] ?? 0;
    if (sample < low) low = sample;
    else if (sample > high) high = sample;
    sum += sample;
  }
  lowest[channel] = low;
  highest[channel] = high;
  sums[channel] = sum;
}
