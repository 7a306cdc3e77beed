/** What is made of audio and can be made again, one file for each audio: `waveforms/dwa1/ab/cdef….waveform`. */
import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../home/make-folder.ts";
import { translateFileError } from "../home/translate-file-error.ts";

const AUDIO_KEY = /^(dwa1|sha256):([0-9a-f]{2})([0-9a-f]{62})$/u;
const KINDS = ["dwa1", "sha256"] as const;

export interface AudioFiles<Value> {
  /** Takes the place of what was kept for this audio. Throws FILE_… when it cannot be written. */
  keep(audioKey: string, value: Value): Promise<void>;
  /** Null where there is none, and where what is there is damaged. */
  read(audioKey: string): Promise<Value | null>;
  /** Every audio for which there is a file. */
  keys(): Promise<readonly string[]>;
}

export interface AudioFileForm<Value> {
  readonly extension: string;
  /** What is larger is none. */
  readonly mostBytes: number;
  readonly encode: (value: Value) => Buffer;
  /** Null for anything that is not whole. */
  readonly decode: (bytes: Buffer) => Value | null;
}

/** The files in a folder, which need not exist yet. */
export function createAudioFiles<Value>(folder: string, form: AudioFileForm<Value>): AudioFiles<Value> {
  const { extension, mostBytes, encode, decode } = form;
  const pathOf = (audioKey: string): string => {
    const [, kind, start, rest] = AUDIO_KEY.exec(audioKey) ?? [];
    if (kind === undefined || start === undefined || rest === undefined)
      throw new Error(`there is no audio called ${audioKey}`);
    return join(folder, kind, start, `${rest}.${extension}`);
  };
  return {
    keep: (audioKey, value) => replaceDerived(pathOf(audioKey), encode(value), folder),
    async read(audioKey) {
      const bytes = await readDerived(pathOf(audioKey), mostBytes);
      return bytes === null ? null : decode(bytes);
    },
    async keys() {
      const keys: string[] = [];
      for (const kind of KINDS) {
        for (const start of await namesIn(join(folder, kind))) {
          for (const name of await namesIn(join(folder, kind, start))) {
            const key = `${kind}:${start}${name.slice(0, -extension.length - 1)}`;
            if (name.endsWith(`.${extension}`) && AUDIO_KEY.test(key)) keys.push(key);
          }
        }
      }
      return keys;
    },
  };
}

/**
 * Under its name it is whole or not there. The disk is not waited for: a power cut costs what can be made again, and the
 * checksum tells. Throws FILE_… when it cannot be written.
 */
export async function replaceDerived(target: string, bytes: Uint8Array, folder: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}.part`;
  try {
    await makeFolder(dirname(target));
    try {
      await writeFile(temporary, bytes, { flag: "wx" });
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (thrown) {
    throw translateFileError(thrown, folder);
  }
}

/** Null where nothing can be read: it can be made again, so why it cannot be had is nobody's trouble. */
export async function readDerived(path: string, mostBytes: number): Promise<Buffer | null> {
  try {
    await using file = await open(path, "r");
    return (await file.stat()).size > mostBytes ? null : await file.readFile();
  } catch {
    return null;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
