/** Outlines of audio in a folder, one file for each audio: `waveforms/dwa1/ab/cdef….waveform`. */
import type { Waveforms } from "@deadwax/catalog";
import { createAudioFiles } from "../derived/audio-files.ts";
import { decodeWaveform, encodeWaveform } from "./waveform-file.ts";

/** Twice what the longest outline takes. */
const MOST_BYTES = 2 ** 24;

/** The outlines in a folder, which need not exist yet. */
export function createFileWaveforms(folder: string): Waveforms {
  return createAudioFiles(folder, {
    extension: "waveform",
    mostBytes: MOST_BYTES,
    encode: encodeWaveform,
    decode: decodeWaveform,
  });
}
