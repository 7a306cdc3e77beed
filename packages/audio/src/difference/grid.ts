/**
 * The comparison as numbers: for each frame of B, each band, sum and difference of the channels, how strong A is there once
 * the map was applied, how strong B is, and how much of the two is the same. Everything that is said about the difference
 * of two recordings is read from this.
 */
import type { WorkingAudio } from "../working-audio/index.ts";
import { WORKING_RATE } from "../working-audio/index.ts";
import { createEchoMeter } from "./echo.ts";
import { applyMap, findLinearMap, type FramePair, type LinearMap } from "./linear-map.ts";
import { createSpectrum, createSpectrumReader, FRAME, FRAME_HOP, type Spectrum } from "./spectra.ts";
import type { Stretch } from "./stretches.ts";

/** Limits of the bands, about as wide as the ear's. */
export const BAND_EDGES_HZ = [
  60, 120, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400,
  5300, 6400, 7700, 9500,
];
export const GRID_BANDS = BAND_EDGES_HZ.length - 1;
/** Mid bands first, then side bands. */
export const CELLS = 2 * GRID_BANDS;
export const BAND_CENTRES_HZ = Array.from({ length: GRID_BANDS }, (_, i) =>
  Math.sqrt((BAND_EDGES_HZ[i] ?? 1) * (BAND_EDGES_HZ[i + 1] ?? 1)),
);

const EDGES = BAND_EDGES_HZ.map((hz) => Math.round((hz * FRAME) / WORKING_RATE));

export interface Grid {
  readonly frames: number;
  /** 1 where the frame lies in A. */
  readonly isFound: Uint8Array;
  /** Power of A before the map, after it, of B, and the real part of what the last two share; `frames` × `CELLS`. */
  readonly raw: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly shared: Float32Array;
}

export interface GridRequest {
  readonly a: WorkingAudio;
  readonly b: WorkingAudio;
  readonly stretches: readonly Stretch[];
}

export interface MeasuredGrid {
  readonly grid: Grid;
  readonly map: LinearMap;
  /** Share of what is left over that is A again, later. */
  readonly echo: number;
}

/** Finds the map over all that is found, and measures every frame with it. */
export function measureGrid({ a, b, stretches }: GridRequest): MeasuredGrid {
  const [readA, readB] = [createSpectrumReader(a), createSpectrumReader(b)];
  const lags = lagsOf(stretches);
  const map = findLinearMap(readA, readB, thin(lags));
  const frames = lags.length;
  const grid: Grid = {
    frames,
    isFound: Uint8Array.from(lags, (lag) => (lag === null ? 0 : 1)),
    raw: new Float32Array(frames * CELLS),
    a: new Float32Array(frames * CELLS),
    b: new Float32Array(frames * CELLS),
    shared: new Float32Array(frames * CELLS),
  };
  const [x, y, predicted] = [createSpectrum(), createSpectrum(), createSpectrum()];
  const echo = createEchoMeter();
  for (const [frame, lag] of lags.entries()) {
    readB(frame * FRAME_HOP, y);
    if (lag !== null) {
      readA(frame * FRAME_HOP + lag, x);
      applyMap(map, x, predicted);
      echo.add(x, predicted, y, lag === lags[frame - 1]);
    }
    measure(grid, frame, { x, y, predicted: lag === null ? undefined : predicted });
  }
  return { grid, map, echo: echo.finish() };
}

function lagsOf(stretches: readonly Stretch[]): (number | null)[] {
  return stretches.flatMap(({ firstFrame, endFrame, lag }) =>
    Array.from({ length: endFrame - firstFrame }, () => lag),
  );
}

const ENOUGH = 1000;

function thin(lags: readonly (number | null)[]): FramePair[] {
  const all = lags.flatMap((lag, frame) =>
    lag === null ? [] : [{ a: frame * FRAME_HOP + lag, b: frame * FRAME_HOP, weight: 1 }],
  );
  const every = Math.max(1, Math.floor(all.length / ENOUGH));
  return all.filter((_, i) => i % every === 0);
}

interface FrameSpectra {
  readonly x: Spectrum;
  readonly y: Spectrum;
  readonly predicted: Spectrum | undefined;
}

function measure(grid: Grid, frame: number, { x, y, predicted }: FrameSpectra): void {
  for (const [half, part] of (["mid", "side"] as const).entries()) {
    const [raw, b, a] = [x[part], y[part], predicted?.[part]];
    for (let band = 0; band < GRID_BANDS; band++) {
      let rawSum = 0;
      let aSum = 0;
      let bSum = 0;
      let shared = 0;
      for (let i = 2 * (EDGES[band] ?? 0); i < 2 * (EDGES[band + 1] ?? 0); i++) {
        const theirs = b[i] ?? 0;
        bSum += theirs * theirs;
        if (a === undefined) continue;
        const ours = a[i] ?? 0;
        const plain = raw[i] ?? 0;
        rawSum += plain * plain;
        aSum += ours * ours;
        shared += ours * theirs;
      }
      const at = frame * CELLS + half * GRID_BANDS + band;
      grid.raw[at] = rawSum;
      grid.a[at] = aSum;
      grid.b[at] = bSum;
      grid.shared[at] = shared;
    }
  }
}
