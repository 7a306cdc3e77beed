/** Fingerprints in a folder: `fingerprints/dwa1/ab/cdef….fingerprint`, one for each audio, and `fingerprints/index` over all. */
import { join } from "node:path";
import type { Fingerprints } from "@deadwax/catalog";
import { createAudioFiles, readDerived, replaceDerived } from "../derived/audio-files.ts";
import { decodeFingerprint, encodeFingerprint } from "./fingerprint-file.ts";

/** Six days of audio. */
const MOST_BYTES = 2 ** 24;

/** A million recordings. */
const MOST_INDEX_BYTES = 2 ** 31;

/** The fingerprints in a folder, which need not exist yet. */
export function createFileFingerprints(folder: string): Fingerprints {
  const index = join(folder, "index");
  return {
    ...createAudioFiles(folder, {
      extension: "fingerprint",
      mostBytes: MOST_BYTES,
      encode: encodeFingerprint,
      decode: decodeFingerprint,
    }),
    keepIndex: (bytes) => replaceDerived(index, bytes, folder),
    readIndex: () => readDerived(index, MOST_INDEX_BYTES),
  };
}
