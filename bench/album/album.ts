/**
 * How long does it take until Deadwax knows an album, in every format: hashed, heard, measured, fingerprinted, tags read?
 * Beside ffmpeg decoding the same files, and fpcalc fingerprinting them. See README.md.
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
const ffmpeg = forEach("ffmpeg", 'ffmpeg -v error -nostdin -threads 1 -i "$file" -f null -');
const fpcalc = forEach("fpcalc", 'fpcalc -length 0 "$file" > /dev/null');

/** A process for each file, `$file` in the command. */
function forEach(name: string, command: string): Side {
  return { name, command: ["sh", "-c", `for file in "$@"; do ${command} || exit 1; done`, "sh"] };
}

const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  print(
    `${tracks} tracks of ${seconds} s, 24 bits where the format has them, stereo, 44.1 kHz; best of ${rounds} rounds`,
  );
  print("");
  print(
    "| format | MB | Deadwax, processor s | × real time a core | memory | ffmpeg, processor s | fpcalc, processor s |",
  );
  print("| --- | --- | --- | --- | --- | --- | --- |");
  for (const format of TRACK_FORMATS) {
    const made = Array.from({ length: tracks }, (_, index) =>
      makeAlbumTrack(folder, format, seconds, index + 1),
    );
    const paths = made.filter((path) => path !== null);
    if (paths.length < tracks) {
      print(`| ${format.name} | skipped: sox, ffmpeg or fpcalc is not installed |`);
      continue;
    }
    const bytes = paths.reduce((sum, path) => sum + readFileSync(path).length, 0);
    const [mine, ...others] = measure([ours, ffmpeg, fpcalc], paths, rounds);
    const used = mine?.cpuSeconds[0] ?? NaN;
    const theirs = others.map(({ cpuSeconds }) => {
      const other = cpuSeconds[0] ?? NaN;
      return `${other.toFixed(2)} (${(used / other).toFixed(1)})`;
    });
    const times = ((tracks * seconds) / used).toFixed(0);
    print(
      `| ${[format.name, (bytes / 1e6).toFixed(0), used.toFixed(2), times, mine?.memory ?? "-", ...theirs].join(" | ")} |`,
    );
    for (const path of paths) rmSync(path);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
