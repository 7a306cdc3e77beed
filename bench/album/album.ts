/**
 * How long does it take until Deadwax knows an album, in every format: hashed, heard, measured, tags read? Beside ffmpeg
 * decoding the same files. See README.md.
 * Run: node bench/album/album.ts [TRACKS] [ROUNDS] [SECONDS]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure, type Side } from "../sides.ts";
import { makeAlbumTrack, TRACK_FORMATS } from "./make-track.ts";

const [tracks = 6, rounds = 3, seconds = 180] = process.argv.slice(2).map(Number);

const ours: Side = {
  name: "Deadwax",
  command: [process.execPath, join(import.meta.dirname, "..", "add-wav", "probe-files.ts"), "1"],
};
const theirs: Side = {
  name: "ffmpeg",
  command: [
    "sh",
    "-c",
    'for file in "$@"; do ffmpeg -v error -nostdin -threads 1 -i "$file" -f null - || exit 1; done',
    "sh",
  ],
};

const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  print(
    `${tracks} tracks of ${seconds} s, 24 bits where the format has them, stereo, 44.1 kHz; best of ${rounds} rounds`,
  );
  print("");
  print(
    "| format | MB | Deadwax, processor s | times real time a core | memory | ffmpeg, processor s | times | ratio |",
  );
  print("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const format of TRACK_FORMATS) {
    const made = Array.from({ length: tracks }, (_, index) =>
      makeAlbumTrack(folder, format, seconds, index + 1),
    );
    const paths = made.filter((path) => path !== null);
    if (paths.length < tracks) {
      print(`| ${format.name} | skipped: sox or ffmpeg is not installed |`);
      continue;
    }
    const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
    const [mine, other] = measure([ours, theirs], paths, rounds);
    const used = mine?.cpuSeconds[0] ?? NaN;
    const used2 = other?.cpuSeconds[0] ?? NaN;
    const times = (value: number): string => ((tracks * seconds) / value).toFixed(0);
    const cells = [format.name, (bytes / 1e6).toFixed(0), used.toFixed(2), times(used), mine?.memory ?? "-"];
    print(`| ${[...cells, used2.toFixed(2), times(used2), (used / used2).toFixed(2)].join(" | ")} |`);
    for (const path of paths) rmSync(path);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
