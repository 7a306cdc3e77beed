/** Makes the tracks of the benches: one synthetic piece of music in every format, by programs that are installed. */
import { spawnSync } from "node:child_process";
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";

export interface TrackFormat {
  readonly name: string;
  readonly extension: string;
  /** Arguments of ffmpeg between input and output. */
  readonly coder: readonly string[];
}

export const TRACK_FORMATS: readonly TrackFormat[] = [
  { name: "WAV", extension: "wav", coder: ["-c:a", "pcm_s24le"] },
  { name: "AIFF", extension: "aiff", coder: ["-c:a", "pcm_s24be", "-write_id3v2", "1"] },
  { name: "FLAC", extension: "flac", coder: ["-c:a", "flac", "-sample_fmt", "s32"] },
  { name: "MP3", extension: "mp3", coder: ["-c:a", "libmp3lame", "-b:a", "320k"] },
  { name: "M4A, AAC", extension: "m4a", coder: ["-c:a", "aac", "-b:a", "256k"] },
  { name: "M4A, ALAC", extension: "alac.m4a", coder: ["-c:a", "alac", "-sample_fmt", "s32p"] },
  { name: "Ogg Vorbis", extension: "ogg", coder: ["-c:a", "libvorbis", "-q:a", "6"] },
  { name: "Opus", extension: "opus", coder: ["-c:a", "libopus", "-b:a", "160k"] },
  { name: "Ogg FLAC", extension: "oga", coder: ["-c:a", "flac", "-sample_fmt", "s32"] },
];

/**
 * A stereo piece of this many seconds at 24 bits and 44.1 kHz: plucked notes, noise and a slow movement in level, so that
 * no coder has an easy time. Null where sox or ffmpeg is not installed.
 */
export function makeAlbumTrack(
  folder: string,
  format: TrackFormat,
  seconds: number,
  seed = 1,
): string | null {
  const master = join(folder, `master-${seed}-${seconds}.wav`);
  if (!existsSync(master) && !makeMaster(master, seconds, seed)) return null;
  const path = join(folder, `track-${seed}-${seconds}.${format.extension}`);
  const tags = ["-metadata", "title=Old", "-metadata", "artist=Anna", "-metadata", "album=Record"];
  const options = ["-v", "error", "-y", "-i", master, ...tags, ...format.coder];
  const { status } = spawnSync("ffmpeg", [...options, path]);
  return status === 0 ? path : null;
}

function makeMaster(path: string, seconds: number, seed: number): boolean {
  const bars = ["C2", "E3", "G3", "B3", "D4", "F#4"].map((note, index) => {
    return `pluck ${note} pluck ${index % 2 === 0 ? "A3" : "C4"} tremolo ${1 + ((index + seed) % 3)}`;
  });
  const synth = bars[seed % bars.length]?.split(" tremolo")[0]?.split(" ") ?? [];
  const whole = join(path, "..", `whole-${seed}.wav`);
  const shape = ["-R", "-r", "44100", "-b", "24", "-c", "2", "-n", whole, "synth", "8", ...synth];
  const mix = ["tremolo", "2", "60", "gain", "-6"];
  if (spawnSync("sox", [...shape, ...mix]).status !== 0) return false;
  const repeat = Math.ceil(seconds / 8);
  const noisy = join(path, "..", `noise-${seed}.wav`);
  const noise = [
    "-R",
    "-r",
    "44100",
    "-b",
    "24",
    "-c",
    "2",
    "-n",
    noisy,
    "synth",
    String(seconds),
    "pinknoise",
  ];
  if (spawnSync("sox", [...noise, "gain", "-24"]).status !== 0) return false;
  const long = join(path, "..", `long-${seed}.wav`);
  if (
    spawnSync("sox", [whole, long, "repeat", String(repeat - 1), "trim", "0", String(seconds)]).status !== 0
  )
    return false;
  const made = spawnSync("sox", ["-m", long, noisy, "-b", "24", `${path}.wav`]).status === 0;
  if (made) renameSync(`${path}.wav`, path);
  return made;
}
