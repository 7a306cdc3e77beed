/** What stands in a file. */
import { extname } from "node:path";

export interface Tags {
  readonly title?: string;
  readonly artist?: string;
  readonly album?: string;
  /** Twelve characters; only where `holdsCode` says so. */
  readonly isrc?: string;
}

/** ffmpeg writes a code into ID3 and Vorbis comments, not into WAV and M4A. */
export function holdsCode(extension: string): boolean {
  return ["mp3", "flac", "ogg", "aiff"].includes(extension);
}

export function tagArguments(tags: Tags | null, out: string): readonly string[] {
  const key = [".flac", ".ogg"].includes(extname(out)) ? "ISRC" : "TSRC";
  return Object.entries(tags ?? {}).flatMap(([name, value]: [string, string]) => [
    "-metadata",
    `${name === "isrc" ? key : name}=${value}`,
  ]);
}
