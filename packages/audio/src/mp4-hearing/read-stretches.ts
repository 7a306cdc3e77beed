import { readHeardTrack, type Mp4Track, type TrackStretch } from "../mp4/index.ts";
import type { ByteSource } from "../riff/index.ts";

/**
 * What of a track is to be heard, counted at this rate; or, as the second half of a sentence, why nothing says it.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD.
 */
export async function readStretches(
  source: ByteSource,
  track: Mp4Track,
  rate: number,
): Promise<readonly TrackStretch[] | string> {
  const { stretches } = await readHeardTrack(source, track, { rate });
  if (stretches === null) return "its edit list changes the speed";
  const isExact = stretches.every(
    ({ start, frames }) => Number.isSafeInteger(start ?? 0) && Number.isSafeInteger(frames),
  );
  return isExact ? stretches : "its edit list states times beyond all counting";
}
