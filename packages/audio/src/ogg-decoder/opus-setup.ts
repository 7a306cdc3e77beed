/** The identification header of Opus (RFC 7845 section 5.1, RFC 8486), as far as it changes the sound. */
import { CatalogError } from "@deadwax/catalog";

export interface OpusSetup {
  readonly channels: number;
  /** In 1/256 dB. */
  readonly outputGain: number;
  readonly family: number;
  readonly streamCount: number;
  readonly coupledStreamCount: number;
  /** For each channel the decoded one it is, 255 for silence; null where a matrix stands in its place. */
  readonly table: Uint8Array | null;
  /** The form in which it goes into the audio hash. */
  readonly hashed: Uint8Array;
}

const WITH_MATRIX = 3;

/** Reads the packet. @throws CatalogError AUDIO_NOT_UNDERSTOOD where its end is missing or it makes no sense. */
export function readOpusSetup(head: Uint8Array, path: string): OpusSetup {
  const [channels = 0, family = 0] = [head[9], head[18]];
  const outputGain = (((head[16] ?? 0) | ((head[17] ?? 0) << 8)) << 16) >> 16;
  const fixed = [channels, head[16] ?? 0, head[17] ?? 0, family];
  if (family === 0) {
    if (channels < 1 || channels > 2) throw notUnderstood(path, channels);
    const table = Uint8Array.of(0, 1).subarray(0, channels);
    const coupledStreamCount = channels - 1;
    return {
      channels,
      outputGain,
      family,
      streamCount: 1,
      coupledStreamCount,
      table,
      hashed: Uint8Array.from(fixed),
    };
  }
  const [streamCount = 0, coupledStreamCount = 0] = [head[19], head[20]];
  const size = family === WITH_MATRIX ? 2 * channels * (streamCount + coupledStreamCount) : channels;
  const rest = head.subarray(19, 21 + size);
  if (channels === 0 || rest.length < 2 + size) throw notUnderstood(path, channels);
  const table = family === WITH_MATRIX ? null : rest.subarray(2);
  const hashed = Uint8Array.from([...fixed, ...rest]);
  return { channels, outputGain, family, streamCount, coupledStreamCount, table, hashed };
}

function notUnderstood(path: string, channels: number): CatalogError {
  const problem = `its header does not say how ${channels} channels are coded`;
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "Opus", problem });
}
