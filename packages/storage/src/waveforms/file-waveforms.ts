/** Outlines of audio in a folder, one file for each audio: `waveforms/dwa1/ab/cdef….waveform`. */
import { randomUUID } from "node:crypto";
import { open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Waveform, Waveforms } from "@deadwax/catalog";
import { makeFolder } from "../home/make-folder.ts";
import { translateFileError } from "../home/translate-file-error.ts";
import { decodeWaveform, encodeWaveform } from "./waveform-file.ts";

const AUDIO_KEY = /^(dwa1|sha256):([0-9a-f]{2})([0-9a-f]{62})$/u;

/** Twice what the longest outline takes; what is larger is none. */
const MOST_BYTES = 2 ** 24;

/** The outlines in a folder, which need not exist yet. */
export function createFileWaveforms(folder: string): Waveforms {
  const pathOf = (audioKey: string): string => {
    const [, kind, start, rest] = AUDIO_KEY.exec(audioKey) ?? [];
    if (kind === undefined || start === undefined || rest === undefined)
      throw new Error(`there is no audio called ${audioKey}`);
    return join(folder, kind, start, `${rest}.waveform`);
  };
  return {
    keep: async (audioKey, waveform) => {
      const target = pathOf(audioKey);
      try {
        await replace(target, encodeWaveform(waveform));
      } catch (thrown) {
        throw translateFileError(thrown, folder);
      }
    },
    read: async (audioKey) => read(pathOf(audioKey)),
  };
}

/** Under its name it is whole or not there. The disk is not waited for: a power cut costs a picture, and the checksum tells. */
async function replace(target: string, bytes: Buffer): Promise<void> {
  await makeFolder(dirname(target));
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    await writeFile(temporary, bytes, { flag: "wx" });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function read(path: string): Promise<Waveform | null> {
  try {
    await using file = await open(path, "r");
    if ((await file.stat()).size > MOST_BYTES) return null;
    return decodeWaveform(await file.readFile());
  } catch {
    return null; // It can be made again, so why it cannot be had is nobody's trouble.
  }
}
