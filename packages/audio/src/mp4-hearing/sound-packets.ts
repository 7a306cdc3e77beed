import { readPackets, type Mp4Track } from "../mp4/index.ts";
import type { ByteSource } from "../riff/index.ts";
import type { DamageLog } from "./damage-log.ts";
import { problemOf } from "./problem.ts";

export interface SoundPacket {
  readonly bytes: Uint8Array;
  /** Frames in front of it, and its own, as the tables count them. */
  readonly start: number;
  readonly frames: number;
}

/** The packets of a track, timed in frames. Where the next one cannot be read they end, and the log is told. */
export async function* readSoundPackets(
  source: ByteSource,
  track: Mp4Track,
  { sampleRate, log }: { readonly sampleRate: number; readonly log: DamageLog },
): AsyncGenerator<SoundPacket, void> {
  let units = 0;
  let start = 0;
  try {
    for await (const { bytes, duration } of readPackets(source, track)) {
      units += duration;
      const end = Math.round((units * sampleRate) / track.timescale);
      yield { bytes, start, frames: end - start };
      start = end;
    }
  } catch (thrown) {
    log.end(start, problemOf(thrown));
  }
}
