/** Programs that say whether a file is whole. Each gives null when its program is not installed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram, type Outcome } from "./program.ts";
import { objectOf } from "./reader.ts";

export interface Judgement {
  readonly isGood: boolean;
  /** Its complaints; empty when there are none. */
  readonly said: string;
}

/** Decodes all and compares with the MD5 in the file: FLAC and Ogg FLAC. */
export function testWithFlac(path: string): Judgement | null {
  return judgement(runProgram("flac", ["--totally-silent", "--test", path]));
}

/** Decodes all that is in the file, pictures too, and stops at the first error. */
export function decodeWithFfmpeg(path: string): Judgement | null {
  return judgement(runProgram("ffmpeg", ["-v", "error", "-xerror", "-i", path, "-f", "null", "-"]));
}

/**
 * MD5 of the decoded sound alone, which re-tagging must not change. Delay and padding count as sound: ffmpeg no longer cuts
 * them off when the tags behind an MP3 are longer than a sixteenth of it.
 */
export function soundWithFfmpeg(path: string): string | null {
  const parameters = ["-v", "error", "-flags2", "+skip_manual", "-i", path, "-map", "0:a", "-f", "md5", "-"];
  const outcome = runProgram("ffmpeg", parameters);
  return outcome === null ? null : success(outcome, path).toString("latin1").trim();
}

/**
 * The WAV file that a FLAC file was made from, with all foreign chunks; `fmt` is written anew, extensible for 24 bits.
 * Throws when that cannot be done.
 */
export function restoreWithFlac(path: string): Buffer | null {
  const folder = mkdtempSync(join(tmpdir(), "deadwax-restore-"));
  try {
    const target = join(folder, "restored.wav");
    const parameters = ["--totally-silent", "--decode", "--keep-foreign-metadata", "-o", target, path];
    const outcome = runProgram("flac", parameters);
    if (outcome === null) return null;
    success(outcome, path);
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Chapter {
  /** In seconds. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

export function chaptersWithFfprobe(path: string): readonly Chapter[] | null {
  const outcome = runProgram("ffprobe", ["-v", "error", "-show_chapters", "-of", "json", path]);
  if (outcome === null) return null;
  const { chapters } = objectOf(JSON.parse(success(outcome, path).toString("utf8")));
  return (Array.isArray(chapters) ? (chapters as readonly unknown[]) : []).map((chapter) => {
    const { start_time: start, end_time: end, tags } = objectOf(chapter);
    return { start: Number(start), end: Number(end), title: String(objectOf(tags)["title"]) };
  });
}

function judgement(outcome: Outcome | null): Judgement | null {
  return outcome === null ? null : { isGood: outcome.isGood && outcome.said === "", said: outcome.said };
}

function success({ isGood, output, said }: Outcome, path: string): Buffer {
  if (!isGood) throw new Error(`${path}: ${said}`);
  return output;
}
