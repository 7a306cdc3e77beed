/**
 * The K-weighting of ITU-R BS.1770-5, Annex 1: a high shelf for the head, then a high-pass. The standard tabulates both
 * for 48 kHz only and asks for the same frequency response at other rates. So the analogue filter behind each table is
 * recovered by undoing its bilinear transform, which is then done again at the other rate. At 48 kHz that gives the tables.
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
  readonly highPass: Biquad;
}

const TABLE_RATE = 48_000;

/** Tables 1 and 2 of Annex 1. */
const SHELF: Biquad = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const HIGH_PASS: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** The filters for this sample rate, which must be 8000 Hz or more: the shelf rises up to about 3 kHz. */
export function designKWeighting(sampleRate: number): KWeighting {
  return { shelf: moveToRate(SHELF, sampleRate), highPass: moveToRate(HIGH_PASS, sampleRate) };
}

/**
 * With p the frequency in units of the pole's, the analogue filter is (high p² + band p + low) / (p² + damping p + 1), and
 * the bilinear transform sets p = (1 - z⁻¹) / (1 + z⁻¹) / k with k = tan(π f / rate): exact at the pole's frequency f.
 */
function moveToRate({ b0, b1, b2, a1, a2 }: Biquad, sampleRate: number): Biquad {
  const atNyquist = 1 - a1 + a2;
  const atZero = 1 + a1 + a2;
  const tableK = Math.sqrt(atZero / atNyquist);
  const damping = (2 * (1 - a2)) / (atNyquist * tableK);
  const high = (b0 - b1 + b2) / atNyquist;
  const band = (2 * (b0 - b2)) / (atNyquist * tableK);
  const low = (b0 + b1 + b2) / atZero;
  const k = Math.tan((Math.atan(tableK) * TABLE_RATE) / sampleRate);
  const scale = 1 / (1 + damping * k + k * k);
  return {
    b0: (high + band * k + low * k * k) * scale,
    b1: 2 * (low * k * k - high) * scale,
    b2: (high - band * k + low * k * k) * scale,
    a1: 2 * (k * k - 1) * scale,
    a2: (1 - damping * k + k * k) * scale,
  };
}
