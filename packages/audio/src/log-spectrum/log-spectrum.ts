/**
 * How strong each quarter tone sounds at each moment: the picture that positions, tempo and key are found in. Powers of both
 * channels are added, so that polarity, exchanged channels and anti-phase make no difference.
 */
import { createFourier } from "../fourier/index.ts";
import { remember, WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";

/** Samples of one transform: 186 ms, the shortest in which two low semitones are apart. */
const SIZE = 4096;
/** Samples from one row to the next: 46 ms. */
export const ROW_HOP = 1024;
/** Bands of a row: quarter tones over five octaves and a third, from C3. */
export const BANDS = 128;
const BANDS_PER_OCTAVE = 24;
const LOWEST_HZ = 130.8128;
/** dB of one step of a value. */
export const STEP_DB = 0.5;

export interface LogSpectrum {
  readonly rows: number;
  /** `rows` times `BANDS` levels in steps of half a dB, 0 for nothing. The row with number n is centred on n × 46 ms. */
  readonly levels: Uint8Array;
  /** Level of each row as a whole, in dB below full scale. */
  readonly loudness: Float32Array;
  /** Mean power at each of `SIZE / 2 + 1` frequencies, for finding the key. */
  readonly mean: Float64Array;
}

/** The picture of all of it. */
export const createLogSpectrum: (audio: WorkingAudio) => LogSpectrum = remember(measureLogSpectrum);

function measureLogSpectrum(audio: WorkingAudio): LogSpectrum {
  const rows = Math.max(1, Math.ceil(audio.frames / ROW_HOP));
  const levels = new Uint8Array(rows * BANDS);
  const loudness = new Float32Array(rows);
  const mean = new Float64Array(SIZE / 2 + 1);
  const fourier = createFourier(SIZE);
  const left = new Float32Array(SIZE);
  const right = new Float32Array(SIZE);
  const input = new Float32Array(2 * SIZE);
  const out = new Float32Array(2 * SIZE);
  const power = new Float64Array(SIZE / 2 + 1);
  for (let row = 0; row < rows; row++) {
    audio.copy(row * ROW_HOP - SIZE / 2, left, right);
    for (let i = 0; i < SIZE; i++) {
      const weight = WINDOW[i] ?? 0;
      input[2 * i] = (left[i] ?? 0) * weight;
      input[2 * i + 1] = (right[i] ?? 0) * weight;
    }
    fourier.transform(out, input);
    loudness[row] = 10 * Math.log10(addPowers(out, power, mean) + 1e-12);
    writeLevels(power, levels.subarray(row * BANDS, (row + 1) * BANDS));
  }
  for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) / rows;
  return { rows, levels, loudness, mean };
}

const WINDOW = Float64Array.from(
  { length: SIZE },
  (_, i) => ((1 - Math.cos((2 * Math.PI * (i + 0.5)) / SIZE)) * Math.sqrt(2 / 3)) / SIZE,
);

/** |L|² + |R|² out of one transform of L + iR. Returns their sum above 40 Hz. */
function addPowers(out: Float32Array, power: Float64Array, mean: Float64Array): number {
  let sum = 0;
  for (let k = 1; k < SIZE / 2; k++) {
    const j = SIZE - k;
    const ar = out[2 * k] ?? 0;
    const ai = out[2 * k + 1] ?? 0;
    const br = out[2 * j] ?? 0;
    const bi = out[2 * j + 1] ?? 0;
    const value = (ar * ar + ai * ai + br * br + bi * bi) / 2;
    power[k] = value;
    mean[k] = (mean[k] ?? 0) + value;
    if (k >= 8) sum += value;
  }
  return sum;
}

interface Band {
  readonly first: number;
  readonly weights: Float64Array;
}

/** Triangles on the logarithmic axis, at least one frequency wide. */
const TRIANGLES: readonly Band[] = Array.from({ length: BANDS }, (_, band) => {
  const width = 2 ** (1 / BANDS_PER_OCTAVE);
  const centre = (LOWEST_HZ * width ** band * SIZE) / WORKING_RATE;
  const low = Math.min(centre / width, centre - 1);
  const high = Math.max(centre * width, centre + 1);
  const first = Math.ceil(low);
  const count = Math.floor(high) - first + 1;
  const weights = Float64Array.from({ length: count }, (__, at) => {
    const bin = first + at;
    return bin < centre ? (bin - low) / (centre - low) : (high - bin) / (high - centre);
  });
  return { first, weights };
});

function writeLevels(power: Float64Array, levels: Uint8Array): void {
  for (let band = 0; band < BANDS; band++) {
    const triangle = TRIANGLES[band];
    if (triangle === undefined) continue;
    const { first, weights } = triangle;
    let sum = 1e-13;
    for (let i = 0; i < weights.length; i++) sum += (power[first + i] ?? 0) * (weights[i] ?? 0);
    levels[band] = Math.max(0, Math.min(255, Math.round((10 * Math.log10(sum) + 115) / STEP_DB)));
  }
}
