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
  const run = { table, step: turnsToPhase(frequency / RATE), start };
  const rise = { from: 0, to: attack, level: 0, slope: gain / attack };
  const hold = { from: attack, to: frames, level: gain, slope: 0 };
  const fall = { from: frames, to: frames + release, level: gain, slope: -gain / release };
  let phase = turnsToPhase(tone.phase);
  for (const stretch of [rise, hold, fall]) phase = addStretch(channel, { ...run, ...stretch, phase });
}

/** A phase as a whole number of 2^-32 turns: it wraps by itself, and its upper bits are the place in the table. */
function turnsToPhase(turns: number): number {
  return Math.floor(turns * 4294967296) | 0;
}

const FRACTION_BITS = 21; // 32 bits less the 11 of PERIOD
const FRACTION = (1 << FRACTION_BITS) - 1;

interface Stretch {
  readonly table: Float32Array;
  readonly phase: number;
  readonly step: number;
  /** Where the tone begins in the channel, and the frames of the tone that are meant. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly slope: number;
}

function addStretch(channel: Float32Array, { table, step, start, from, to, ...rest }: Stretch): number {
  const end = Math.min(channel.length, start + to);
  let phase = rest.phase;
  let level = rest.level;
  for (let i = start + from; i < end; i++) {
    const index = phase >>> FRACTION_BITS;
    const low = table[index] ?? 0;
    const value = low + (phase & FRACTION) * (1 / (FRACTION + 1)) * ((table[index + 1] ?? 0) - low);
    channel[i] = (channel[i] ?? 0) + level * value;
    level += rest.slope;
    phase = (phase + step) | 0;
  }
  return phase;
}
