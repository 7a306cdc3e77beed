/**
 * The K-weighting of ITU-R BS.1770-5, Annex 1: a high shelf for the head, then a high-pass. The standard tabulates both
 * for 48 kHz only and asks for the same frequency response at other rates. The bilinear transform would be 0.3 dB off at
 * 8 kHz. So the poles keep their time constants and frequencies, and the zeros are set so that the gain is that of the tables
 * where it matters: at 0 Hz, at 997 Hz, with which meters are calibrated, and at the upper end. At 48 kHz that gives the tables.
 */

/** A filter of second order: (b0 + b1 z⁻¹ + b2 z⁻²) / (1 + a1 z⁻¹ + a2 z⁻²). */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** Both filters for one sample rate. */
export interface KWeighting {
  readonly shelf: Biquad;
  /** Its numerator is a multiple of 1, -2, 1. */
  readonly highPass: Biquad;
}

const TABLE_RATE = 48_000;
const CALIBRATION_HZ = 997;

/** Tables 1 and 2 of Annex 1. */
const SHELF: Biquad = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const HIGH_PASS: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/**
 * The filters for a sample rate of 8000 Hz or more. Their response is that of the tables within 0.05 dB up to half the sample
 * rate at 8 kHz, 0.02 dB at 11 025 Hz and 0.001 dB from 22 050 Hz on.
 */
export function designKWeighting(sampleRate: number): KWeighting {
  return { shelf: moveShelf(sampleRate), highPass: moveHighPass(sampleRate) };
}

function moveShelf(sampleRate: number): Biquad {
  const { a1, a2 } = movePoles(SHELF, sampleRate);
  const poles = { c0: 1, c1: a1, c2: a2 };
  const end = sampleRate / 2;
  const atZero = powerAt(poles, 0) * tableGain(SHELF, 0);
  // Beyond the reach of the table the shelf stays as high as it is there.
  const atEnd = powerAt(poles, 0.5) * tableGain(SHELF, Math.min(end, TABLE_RATE / 2));
  const middle = CALIBRATION_HZ / sampleRate;
  const s = Math.sin(Math.PI * middle) ** 2;
  const atMiddle = powerAt(poles, middle) * tableGain(SHELF, CALIBRATION_HZ);
  // The three coefficients, the larger zero inside the circle, that make the numerator have these three powers.
  const product = (atMiddle - atZero * (1 - s) - atEnd * s) / (4 * s * (1 - s));
  const outer = (Math.sqrt(atZero) + Math.sqrt(atEnd)) / 2;
  const b0 = (outer + Math.sqrt(outer * outer + product)) / 2;
  return { b0, b1: (Math.sqrt(atZero) - Math.sqrt(atEnd)) / 2, b2: -product / (4 * b0), a1, a2 };
}

function moveHighPass(sampleRate: number): Biquad {
  const { a1, a2 } = movePoles(HIGH_PASS, sampleRate);
  const place = CALIBRATION_HZ / sampleRate;
  const power = powerAt({ c0: 1, c1: -2, c2: 1 }, place) / powerAt({ c0: 1, c1: a1, c2: a2 }, place);
  const gain = Math.sqrt(tableGain(HIGH_PASS, CALIBRATION_HZ) / power);
  return { b0: gain, b1: -2 * gain, b2: gain, a1, a2 };
}

/** A pole z stands for a decay and a frequency per sample; with r times the samples it is the r-th root. Both pairs are complex. */
function movePoles({ a1, a2 }: Biquad, sampleRate: number): { readonly a1: number; readonly a2: number } {
  const ratio = TABLE_RATE / sampleRate;
  const radius = Math.sqrt(a2);
  const angle = Math.acos(-a1 / 2 / radius);
  return { a1: -2 * radius ** ratio * Math.cos(angle * ratio), a2: a2 ** ratio };
}

function tableGain({ b0, b1, b2, a1, a2 }: Biquad, frequency: number): number {
  const place = frequency / TABLE_RATE;
  return powerAt({ c0: b0, c1: b1, c2: b2 }, place) / powerAt({ c0: 1, c1: a1, c2: a2 }, place);
}

interface Polynomial {
  readonly c0: number;
  readonly c1: number;
  readonly c2: number;
}

/** |c0 + c1 z⁻¹ + c2 z⁻²|² at a frequency in shares of the sample rate. */
function powerAt({ c0, c1, c2 }: Polynomial, place: number): number {
  const s = Math.sin(Math.PI * place) ** 2;
  return (c0 + c1 + c2) ** 2 * (1 - s) + (c0 - c1 + c2) ** 2 * s - 16 * c0 * c2 * s * (1 - s);
}
