/**
 * A part with a few bands of its own, like a shaker or a chord that is held. What a coder leaves over follows what it codes:
 * in the bands in which most is left, no larger part of the sound is left than elsewhere. Of a part that one of the two lacks,
 * all is left in its own bands, and next to nothing elsewhere.
 */
import { BAND_EDGES_HZ, GRID_BANDS, type CellProfile } from "../difference/index.ts";
import { quantile } from "../statistics/index.ts";

export interface NarrowPart {
  /** What B has more in these bands, against B; what A has more, against A. 0 to 1. */
  readonly added: number;
  readonly removed: number;
}

/** A band stands out from so many times the usual power a hertz on: hiss and dither do so nowhere. */
const STANDS_OUT = 2;
/** Share of all that is left over that such bands have at least. */
const MOST = 0.4;
/** 20 dB below the sound of the bands, and 45 dB below the whole: less is heard by nobody. */
const AUDIBLE = 0.01;
const AUDIBLE_OF_ALL = 3e-5;
/** So many times as large a part of the sound is left as in most bands; coders reach 1.5. */
const UNLIKE = 6;
/** A coder that puts noise in the place of sound takes as much as it adds. */
const ONE_SIDED = 1.6;

/** 1.5 dB: what a coder makes of its bands is as loud as it was. */
const LOUDER = 1.4;

/** Null where what is left over may be a coder's, or dither. `gain`: power of B against A, where the two go together. */
export function findNarrowPart(cells: readonly CellProfile[], gain: number): NarrowPart | null {
  const own = findOutstanding(cells);
  const [all, left] = [sumOf(cells, "leftMean"), sumOf(own, "leftMean")];
  if (left < MOST * all) return null;
  if (left <= AUDIBLE_OF_ALL * powerOf(cells)) return null;
  const mean = (of: (cell: CellProfile) => number): number =>
    own.reduce((sum, cell) => sum + cell.leftMean * of(cell), 0) / left;
  const noise = mean(leftOf);
  const elsewhere = quantile(cells.slice(1, TREBLE).map(leftOf), 0.5);
  if (noise < AUDIBLE || noise < UNLIKE * elsewhere) return null;
  const sum = (of: (cell: CellProfile) => number): number => own.reduce((total, cell) => total + of(cell), 0);
  const louder = sum(({ powerB }) => powerB) / (gain * sum(({ powerA }) => powerA));
  if (louder > LOUDER) return { added: 1 - 1 / louder, removed: 0 };
  if (louder < 1 / LOUDER) return { added: 0, removed: 1 - louder };
  const [added, removed] = [
    mean((cell) => Math.max(0, cell.added)),
    mean((cell) => Math.max(0, cell.removed)),
  ];
  return Math.max(added, removed) > ONE_SIDED * Math.min(added, removed) ? { added, removed } : null;
}

/** Usual power against the mean, and the share of bands that stand out: of dither of 8 bits they are 0.99 and 0. */
const STEADY = 0.95;
const FLAT = 0.1;

/** Whether what is left over is hiss or dither: there all the time, and alike at all frequencies. */
export function isHiss(cells: readonly CellProfile[]): boolean {
  const [all, usual] = [sumOf(cells, "leftMean"), sumOf(cells, "leftPower")];
  return usual > STEADY * all && sumOf(findOutstanding(cells), "leftMean") < FLAT * all;
}

function sumOf(cells: readonly CellProfile[], of: "leftMean" | "leftPower"): number {
  return cells.reduce((sum, cell) => sum + cell[of], 0);
}

/** Bands in which more is left over a hertz than in most. */
function findOutstanding(cells: readonly CellProfile[]): readonly CellProfile[] {
  const density = (cell: CellProfile, at: number): number => cell.leftMean / widthOf(at % GRID_BANDS);
  const usual = quantile(cells.slice(0, GRID_BANDS).map(density), 0.5);
  return cells.filter((cell, at) => density(cell, at) > STANDS_OUT * usual);
}

/** Bands below 4.4 kHz; from there on coders leave much. */
const TREBLE = 17;

function widthOf(band: number): number {
  return (BAND_EDGES_HZ[band + 1] ?? 0) - (BAND_EDGES_HZ[band] ?? 0);
}

/** Mean power of the louder of the two, all bands together. */
function powerOf(cells: readonly CellProfile[]): number {
  return cells.reduce((sum, { leftMean, residual }) => sum + (residual === 0 ? 0 : leftMean / residual), 0);
}

/** What is left over usually, or of the loud moments. */
function leftOf({ noise, residual }: CellProfile): number {
  return Math.max(noise, residual);
}
