/**
 * Each row of a log spectrum as 61 bits: whether the step from a band to its neighbour has become larger or smaller since a
 * moment before. Level, equaliser and slow dynamics do not touch them. After Haitsma and Kalker, “A Highly Robust Audio
 * Fingerprinting System” (2002), with bands of two semitones, one semitone apart.
 */
import { BANDS, STEP_DB, type LogSpectrum } from "../log-spectrum/index.ts";

export const CODE_BITS = 61;
/** Rows between the two moments that are compared. */
const STEP_ROWS = 3;
const GROUPS = 63;
/** Rows that much below the loudest are silence: their bits say nothing. */
const HEARD_DB = 55;

export interface RowCodes {
  readonly rows: number;
  /** Two words a row. */
  readonly words: Uint32Array;
  /** 1 where the row is loud enough to say something. */
  readonly isHeard: Uint8Array;
}

export interface Reading {
  /** Semitones by which it is taken to be higher than what it will be compared with. */
  readonly semitones: number;
  /** How many times faster it is taken to run. */
  readonly pace: number;
}

export const AS_IT_IS: Reading = { semitones: 0, pace: 1 };

/**
 * The codes of a picture, read as if it were higher and faster: row numbers and bands are those of the other. With `every`
 * only one row of so many is coded; the others are zero.
 */
export function createRowCodes(
  spectrum: LogSpectrum,
  { semitones, pace }: Reading = AS_IT_IS,
  every = 1,
): RowCodes {
  const rows = Math.max(1, Math.floor((spectrum.rows - 1) * pace) + 1);
  const words = new Uint32Array(2 * rows);
  const isHeard = new Uint8Array(rows);
  const floor = spectrum.loudness.reduce((most, level) => Math.max(most, level), -200) - HEARD_DB;
  const known = Array.from({ length: STEP_ROWS + 1 }, () => ({ row: -1, groups: new Float32Array(GROUPS) }));
  const groupsOf = (row: number): Float32Array => {
    const slot = known[(row + STEP_ROWS + 1) % (STEP_ROWS + 1)] ?? {
      row: -1,
      groups: new Float32Array(GROUPS),
    };
    if (slot.row !== row) {
      const source = Math.max(0, Math.min(spectrum.rows - 1, row / pace));
      readGroups(spectrum, { source, shift: 2 * semitones }, slot.groups);
      slot.row = row;
    }
    return slot.groups;
  };
  for (let row = 0; row < rows; row++) {
    const source = Math.min(spectrum.rows - 1, Math.round(row / pace));
    isHeard[row] = (spectrum.loudness[source] ?? -200) > floor ? 1 : 0;
    if (row % every !== 0) continue;
    const before = groupsOf(row - STEP_ROWS);
    const now = groupsOf(row);
    let low = 0;
    let high = 0;
    for (let bit = 0; bit < CODE_BITS; bit++) {
      const step = (now[bit + 2] ?? 0) - (now[bit] ?? 0);
      const old = (before[bit + 2] ?? 0) - (before[bit] ?? 0);
      if (step <= old) continue;
      if (bit < 32) low |= 1 << bit;
      else high |= 1 << (bit - 32);
    }
    words[2 * row] = low;
    words[2 * row + 1] = high;
  }
  return { rows, words, isHeard };
}

const POWER = Float64Array.from({ length: 256 }, (_, level) => 10 ** ((level * STEP_DB) / 10));

/** Levels of groups of four bands, two bands apart, at a place between rows and bands. */
function readGroups(
  { levels, rows }: LogSpectrum,
  { source, shift }: { readonly source: number; readonly shift: number },
  groups: Float32Array,
): void {
  const row = Math.round(source);
  const at = Math.min(rows - 1, row) * BANDS;
  const whole = Math.floor(shift);
  const part = shift - whole;
  for (let group = 0; group < GROUPS; group++) {
    let sum = 1;
    for (let i = 0; i < 4; i++) {
      const band = 2 * group + i + whole;
      if (band < 0 || band >= BANDS) continue;
      const here = POWER[levels[at + band] ?? 0] ?? 0;
      const next = band + 1 < BANDS ? (POWER[levels[at + band + 1] ?? 0] ?? 0) : 0;
      sum += here + part * (next - here);
    }
    groups[group] = Math.log2(sum);
  }
}
