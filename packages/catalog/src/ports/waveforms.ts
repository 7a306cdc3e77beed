import type { Waveform } from "../domain/asset/sound-facts.ts";

/**
 * Outlines of audio for drawing, by `audioKey`. They are made from files and can be made again, so they are no part of the
 * history, of an export or of a backup.
 */
export interface Waveforms {
  /** Takes the place of what was kept for this audio. Throws FILE_… when it cannot be written. */
  keep(audioKey: string, waveform: Waveform): Promise<void>;
  /** Null where there is none, and where what is there is damaged. */
  read(audioKey: string): Promise<Waveform | null>;
}
