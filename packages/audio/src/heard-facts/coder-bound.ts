/** Two files that keep samples as they are differ by rounding, by a resampler's treble, by a dither of 16 bits: −58 dB at most. */
const NO_CODER_DB = -52;
/**
 * Kilobits a second and channel, and the most that MP3, AAC, Vorbis and Opus leave over there, in dB against the sound: measured
 * −28.9 from 110 on, −17.4 from 55 on.
 */
const CODERS = [
  { rate: 110, db: -26 },
  { rate: 55, db: -16.5 },
] as const;
/** Where both went through a coder. */
const TWICE_DB = 3;

/**
 * What may be left over of one recording in two forms, in dB: more is no coder's work, whatever it sounds like. Rates in
 * kilobits a second and channel; null for what was not coded, 0 for no bound.
 */
export function coderBound(rateA: number | null, rateB: number | null): number {
  const rates = [rateA, rateB].filter((rate) => rate !== null);
  if (rates.length === 0) return NO_CODER_DB;
  const bound = CODERS.find(({ rate }) => Math.min(...rates) >= rate);
  return bound === undefined ? 0 : bound.db + (rates.length === 2 ? TWICE_DB : 0);
}
