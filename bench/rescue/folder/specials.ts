/** What else is in such a folder, and what cannot be read. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ffmpeg, makeFile, type Making } from "../../ear/set/tools.ts";
import type { FileState, TrueFile } from "./truth.ts";

/** A whole file of which a part is to be kept. */
export interface Whole {
  readonly path: string;
  readonly piece: string;
}

/** What is cut off in the middle, one of each kind. */
export const CUT_EXTENSIONS = ["wav", "mp3", "flac", "m4a"] as const;
const CUT_PATHS = {
  wav: "backup 2020-03-11/backup/track03.wav",
  mp3: "Downloads/audio_2021-07-19_09-12-44.mp3",
  flac: "stuff/New Folder (2)/upload.flac",
  m4a: "phone/WhatsApp Audio/New Recording 3.m4a",
} as const;
export const SPECIAL_COUNT = 8 + CUT_EXTENSIONS.length;

export async function makeSpecials(
  mess: string,
  wholes: Readonly<Record<(typeof CUT_EXTENSIONS)[number], Whole>>,
): Promise<readonly TrueFile[]> {
  const made: TrueFile[] = [];
  const note = (path: string, state: FileState, piece: string | null = null): void => {
    made.push(specialFile(path, state, piece));
  };
  const generate = async (path: string, state: FileState, making: Making): Promise<void> => {
    await makeFile(join(mess, path), making);
    note(path, state);
  };
  const source = (filter: string, seconds: number, ...coding: readonly string[]): Making => {
    return (out) => [ffmpeg("-f", "lavfi", "-i", filter, "-t", String(seconds), "-ac", "2", ...coding, out)];
  };
  const tone = "sine=frequency=1000:sample_rate=44100";
  await generate("Mastering - Studio B/test tone 1k.wav", "plain", source(tone, 60));
  const noise = "anoisesrc=color=pink:amplitude=0.2:seed=7:sample_rate=44100";
  await generate("bounces/room.wav", "plain", source(noise, 45));
  const nothing = "anullsrc=channel_layout=stereo:sample_rate=44100";
  await generate("bounces/Audio Track 3.wav", "silent", source(nothing, 90));
  await generate("phone/New Recording 4.m4a", "silent", source(nothing, 30, "-c:a", "aac"));
  write(join(mess, "bounces/lyrics.wav"), "Verse 1\nPaper lanterns over the water\n\nChorus\n");
  note("bounces/lyrics.wav", "not-audio");
  write(join(mess, "Downloads/download.mp3"), "<!doctype html><title>403</title><p>This link has expired\n");
  note("Downloads/download.mp3", "not-audio");
  for (const path of ["to distributor/FINAL/final mix.wav", "Downloads/final mix.mp3"]) {
    write(join(mess, path), "");
    note(path, "empty");
  }
  for (const extension of CUT_EXTENSIONS) {
    const { path, piece } = wholes[extension];
    const bytes = readFileSync(path);
    write(join(mess, CUT_PATHS[extension]), bytes.subarray(0, Math.round(0.55 * bytes.length)));
    note(CUT_PATHS[extension], "cut-off", piece);
  }
  return made;
}

/** What is no audio by name either, and what systems leave behind. */
export function makeLitter(mess: string): void {
  write(join(mess, "bounces/notes.txt"), "vox up 2 dB?? ask Jonas\n");
  write(join(mess, "iTunes/Nora Vale/Slow Weather/cover.jpg"), Buffer.from("ffd8ffe000104a464946", "hex"));
  write(join(mess, ".DS_Store"), Buffer.from("0000000142756431", "hex"));
  write(join(mess, "Downloads/Thumbs.db"), Buffer.from("d0cf11e0a1b11ae1", "hex"));
  // What a Mac leaves beside a file on other systems' disks (RFC 1740): no audio, though its name ends like it.
  write(join(mess, "bounces/._final.wav"), Buffer.from("0005160700020000".padEnd(64, "0"), "hex"));
}

function specialFile(path: string, state: FileState, piece: string | null): TrueFile {
  return {
    ...{ path, state, piece, recording: null, delivery: "special", quality: 2 },
    ...{ named: "nothing", tag: null, row: null },
  };
}

function write(path: string, bytes: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
