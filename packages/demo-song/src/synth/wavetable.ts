import { sine } from "../arithmetic/sine.ts";
import { RATE } from "../sound.ts";

/** Frames in one period. */
export const PERIOD = 2048;

const MOST_HARMONICS = 512;
const HIGHEST_HERTZ = 19_000;
const LEVELS = 10;

let tables: readonly Float32Array[] | undefined;

/**
 * One period of a sawtooth (and one frame more, to interpolate) with only the harmonics that stay below 19 kHz at
 * this frequency, so that nothing folds back as a false tone.
 */
export function sawFor(frequency: number): Float32Array {
  tables ??= buildTables();
  let level = 0;
  while (level < LEVELS - 1 && (MOST_HARMONICS >> level) * frequency > HIGHEST_HERTZ) level++;
  return tables[level] ?? new Float32Array(PERIOD + 1);
}

function buildTables(): readonly Float32Array[] {
  const wave = Float64Array.from({ length: PERIOD }, (_, index) => sine(index / PERIOD));
  return Array.from({ length: LEVELS }, (_, level) => buildSaw(wave, MOST_HARMONICS >> level));
}

function buildSaw(wave: Float64Array, harmonics: number): Float32Array {
  const sum = new Float64Array(PERIOD + 1);
  for (let harmonic = 1; harmonic <= harmonics; harmonic++) {
    // The highest harmonics fade in, else the steep edge rings (Gibbs).
    const taper = 1 - (0.5 * harmonic) / (harmonics + 1);
    const gain = (0.64 * taper) / harmonic;
    for (let i = 0; i < PERIOD; i++) {
      sum[i] = (sum[i] ?? 0) + gain * (wave[(i * harmonic) & (PERIOD - 1)] ?? 0);
    }
  }
  sum[PERIOD] = sum[0] ?? 0;
  return Float32Array.from(sum);
}

export interface Tone {
  readonly frequency: number;
  readonly gain: number;
  /** First frame. */
  readonly start: number;
  /** Frames until the release begins. */
  readonly frames: number;
  readonly attack: number;
  readonly release: number;
  /** Where in its period the wave begins, 0 to 1. */
  readonly phase: number;
}

/** Adds a steady sawtooth with a straight attack and release (both in frames) to a channel. */
export function addSaw(channel: Float32Array, tone: Tone): void {
  const { frequency, gain, start, frames, attack, release } = tone;
  const table = sawFor(frequency);
  const step = frequency / RATE;
  const end = Math.min(channel.length - start, frames + release);
  let phase = tone.phase;
  for (let i = 0; i < end; i++) {
    const position = phase * PERIOD;
    const index = Math.floor(position);
    const low = table[index] ?? 0;
    const value = low + (position - index) * ((table[index + 1] ?? 0) - low);
    const level = i < attack ? i / attack : i < frames ? 1 : 1 - (i - frames) / release;
    channel[start + i] = (channel[start + i] ?? 0) + gain * level * value;
    phase += step;
    if (phase >= 1) phase -= 1;
  }
}
