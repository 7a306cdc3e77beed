/**
 * Whether two recordings go together in melody and harmony, whatever their key, pace and instruments: the longest way along
 * which the pitch classes of both go hand in hand. After Serrà, Serra and Andrzejak, “Cross recurrence quantification for
 * cover song identification” (2009).
 */
import { BANDS, STEP_DB, type LogSpectrum } from "../log-spectrum/index.ts";

const CLASSES = 12;
/** Rows that are taken together: 0.37 s. */
const ROWS_PER_STEP = 8;
/** Steps that are compared at once. */
const EMBEDDED = 9;
/** Share of the nearest neighbours that count as alike, in either direction. */
const NEAREST = 0.1;
const MOST_STEPS = 1200;

export interface WorkLikeness {
  /** 0 to 1: what the longest way scores against what it could. Different works reach 0.2. */
  readonly likeness: number;
  /** Semitones by which B is in a higher key. */
  readonly transposition: number;
}

export function compareWorks(a: LogSpectrum, b: LogSpectrum): WorkLikeness {
  const longest = Math.max(a.rows, b.rows);
  const rows = Math.max(ROWS_PER_STEP, Math.ceil(longest / MOST_STEPS));
  const [chromaA, chromaB] = [chromaOf(a, rows), chromaOf(b, rows)];
  const shifts = rankTranspositions(meanOf(chromaA), meanOf(chromaB)).slice(0, 2);
  let best: WorkLikeness = { likeness: 0, transposition: 0 };
  for (const transposition of shifts) {
    const likeness = compareChroma(chromaA, rotate(chromaB, transposition));
    if (likeness > best.likeness) best = { likeness, transposition };
  }
  return best;
}

type Chroma = readonly Float32Array[];

/** Pitch classes of each step, the strongest 1. Levels in dB above the row's median, so that accompaniment does not drown them. */
function chromaOf({ levels, rows }: LogSpectrum, perStep: number): Chroma {
  const steps = Math.floor(rows / perStep);
  return Array.from({ length: steps }, (_, step) => {
    const chroma = new Float32Array(CLASSES);
    for (let row = step * perStep; row < (step + 1) * perStep; row++) {
      for (let band = 1; band < BANDS - 1; band++) {
        const at = row * BANDS + band;
        const here = levels[at] ?? 0;
        // Peaks only: what is tuned stands out from its neighbours.
        const rise = here - ((levels[at - 1] ?? 0) + (levels[at + 1] ?? 0)) / 2;
        if (rise <= 0) continue;
        const index = Math.round(band / 2) % CLASSES;
        chroma[index] = (chroma[index] ?? 0) + 10 ** ((here * STEP_DB - 60) / 20);
      }
    }
    const peak = Math.max(1e-9, ...chroma);
    return chroma.map((value) => value / peak);
  });
}

function meanOf(chroma: Chroma): Float32Array {
  const mean = new Float32Array(CLASSES);
  for (const one of chroma) one.forEach((value, index) => (mean[index] = (mean[index] ?? 0) + value));
  return mean;
}

/** Keys in which the mean pitch classes of both go together best, the best first. */
function rankTranspositions(a: Float32Array, b: Float32Array): number[] {
  const scores = Array.from({ length: CLASSES }, (_, shift) => ({
    shift,
    score: a.reduce((sum, value, index) => sum + value * (b[(index + shift) % CLASSES] ?? 0), 0),
  }));
  return scores.toSorted((x, y) => y.score - x.score).map(({ shift }) => (shift > 6 ? shift - 12 : shift));
}

function rotate(chroma: Chroma, shift: number): Chroma {
  return chroma.map((one) => one.map((_, index) => one[(index + shift + CLASSES) % CLASSES] ?? 0));
}

function compareChroma(a: Chroma, b: Chroma): number {
  const rows = a.length - EMBEDDED + 1;
  const columns = b.length - EMBEDDED + 1;
  if (rows < 8 || columns < 8) return 0;
  const near = recurrence(distances(a, b, { rows, columns }), rows, columns);
  return longestWay(near, rows, columns) / Math.min(rows, columns);
}

/** Squared distance of every embedded step of A from every one of B. */
function distances(
  a: Chroma,
  b: Chroma,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Float32Array {
  const single = new Float32Array(a.length * b.length);
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) {
      let sum = 0;
      for (let k = 0; k < CLASSES; k++) sum += ((x[k] ?? 0) - (y[k] ?? 0)) ** 2;
      single[i * b.length + j] = sum;
    }
  }
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < EMBEDDED; k++) sum += single[(i + k) * b.length + j + k] ?? 0;
      out[i * columns + j] = sum;
    }
  }
  return out;
}

/** 1 where each is among the nearest of the other. */
function recurrence(distance: Float32Array, rows: number, columns: number): Uint8Array {
  const limit = (values: Float32Array): number => values.toSorted()[Math.floor(NEAREST * values.length)] ?? 0;
  const rowLimits = Array.from({ length: rows }, (_, i) =>
    limit(distance.slice(i * columns, (i + 1) * columns)),
  );
  const columnLimits = Array.from({ length: columns }, (_, j) =>
    limit(Float32Array.from({ length: rows }, (__, i) => distance[i * columns + j] ?? 0)),
  );
  const near = new Uint8Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const here = distance[i * columns + j] ?? 0;
      near[i * columns + j] = here <= (rowLimits[i] ?? 0) && here <= (columnLimits[j] ?? 0) ? 1 : 0;
    }
  }
  return near;
}

/** What a step off the way costs: the first, and each further one. */
const OPEN = 0.5;
const EXTEND = 0.7;

/** Local alignment that may go half or twice as fast. */
function longestWay(near: Uint8Array, rows: number, columns: number): number {
  const way = new Float32Array(rows * columns);
  let longest = 0;
  const at = (i: number, j: number): number => (i < 0 || j < 0 ? 0 : (way[i * columns + j] ?? 0));
  const isNear = (i: number, j: number): boolean => i >= 0 && j >= 0 && near[i * columns + j] === 1;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const before = Math.max(at(i - 1, j - 1), at(i - 2, j - 1), at(i - 1, j - 2));
      let value = 0;
      if (isNear(i, j)) value = before + 1;
      else {
        const cost = (x: number, y: number): number => at(x, y) - (isNear(x, y) ? OPEN : EXTEND);
        value = Math.max(0, cost(i - 1, j - 1), cost(i - 2, j - 1), cost(i - 1, j - 2));
      }
      way[i * columns + j] = value;
      longest = Math.max(longest, value);
    }
  }
  return longest;
}
