/** Where passages of one picture are found in another. */
import { countBits } from "../bit-count/index.ts";
import { CODE_BITS, type RowCodes } from "./row-codes.ts";

/** A place where a passage of B goes with A. */
export interface Offset {
  /** Row of A minus row of B. */
  readonly rows: number;
  /** Share of bits that differ. */
  readonly error: number;
  /** How far that stands out from all other places, in standard deviations of them. */
  readonly score: number;
}

export interface Anchor {
  /** First row of the passage in B. */
  readonly row: number;
  /** The best places, the best first. */
  readonly offsets: readonly Offset[];
}

export interface AnchorPlan {
  /** Rows of one passage. */
  readonly length: number;
  /** Rows from one passage to the next. */
  readonly step: number;
  /** Every how many rows bits are compared. */
  readonly stride: number;
  /** How many places are kept of each passage. */
  readonly keep: number;
}

/** Looks for each passage of B in all of A. Passages that are silent for the most part are left out. */
export function findOffsets(a: RowCodes, b: RowCodes, plan: AnchorPlan): Anchor[] {
  const anchors: Anchor[] = [];
  const length = Math.min(plan.length, b.rows);
  for (let row = 0; row + length <= b.rows; row += plan.step) {
    if (countHeard(b, row, length) < length / 2) continue;
    anchors.push({ row, offsets: findPlaces(a, b, { row, length, stride: plan.stride, keep: plan.keep }) });
  }
  return anchors;
}

function countHeard({ isHeard }: RowCodes, first: number, length: number): number {
  let sum = 0;
  for (let i = first; i < first + length; i++) sum += isHeard[i] ?? 0;
  return sum;
}

interface Passage {
  readonly row: number;
  readonly length: number;
  readonly stride: number;
  readonly keep: number;
}

/** A third of the passage may hang over either end of A. */
function findPlaces(a: RowCodes, b: RowCodes, { row, length, stride, keep }: Passage): Offset[] {
  const overhang = Math.floor(length / 3);
  const first = -overhang;
  const count = Math.max(1, a.rows - length + 2 * overhang + 1);
  const errors = new Float32Array(count);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const error = compareAt(a, b, { row, start: first + i, length, stride });
    errors[i] = error;
    sum += error;
    squares += error * error;
  }
  const mean = sum / count;
  const deviation = Math.sqrt(Math.max(1e-6, squares / count - mean * mean));
  return pickLowest(errors, keep).map((i) => ({
    rows: first + i - row,
    error: errors[i] ?? 1,
    score: (mean - (errors[i] ?? 1)) / deviation,
  }));
}

interface Place {
  readonly row: number;
  readonly start: number;
  readonly length: number;
  readonly stride: number;
}

function compareAt(a: RowCodes, b: RowCodes, { row, start, length, stride }: Place): number {
  let differing = 0;
  let compared = 0;
  for (let i = 0; i < length; i += stride) {
    const at = start + i;
    if (at < 0 || at >= a.rows) continue;
    const low = (a.words[2 * at] ?? 0) ^ (b.words[2 * (row + i)] ?? 0);
    const high = (a.words[2 * at + 1] ?? 0) ^ (b.words[2 * (row + i) + 1] ?? 0);
    differing += countBits(low) + countBits(high);
    compared++;
  }
  return compared === 0 ? 0.5 : differing / (compared * CODE_BITS);
}

/** The lowest values that are not beside a lower one. */
function pickLowest(errors: Float32Array, keep: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < errors.length; i++) {
    const here = errors[i] ?? 1;
    if (here > (errors[i - 1] ?? 1) || here >= (errors[i + 1] ?? 1)) continue;
    if (found.length === keep && here >= (errors[found.at(-1) ?? 0] ?? 1)) continue;
    found.push(i);
    found.sort((x, y) => (errors[x] ?? 1) - (errors[y] ?? 1));
    if (found.length > keep) found.pop();
  }
  return found;
}
