/** The configuration of AC-3 and Enhanced AC-3 (ETSI TS 102 366 annex F). */

const RATES = [48_000, 44_100, 32_000] as const;
/** Of `acmod`, without the low frequencies. */
const CHANNELS = [2, 1, 2, 3, 3, 4, 4, 5] as const;

/** Rate and channels out of the content of `dac3` or `dec3`; of the latter, those of the first stream. */
export function readDolby(
  isEnhanced: boolean,
  config: Uint8Array,
): { sampleRate?: number; channels?: number } {
  const first = isEnhanced ? 2 : 0;
  const [a, b, c] = [config[first], config[first + 1], config[first + 2]];
  if (a === undefined || b === undefined || c === undefined) return {};
  const sampleRate = RATES[a >> 6];
  const mode = isEnhanced ? (b >> 1) & 7 : (b >> 3) & 7;
  const low = isEnhanced ? b & 1 : (b >> 2) & 1;
  const channels = (CHANNELS[mode] ?? 0) + low;
  return { ...(sampleRate !== undefined && { sampleRate }), channels };
}
