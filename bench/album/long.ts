/**
 * Does memory stay flat? The same music of three minutes and of three hours, in every format, each probed by a process of its
 * own. See README.md. Run: node bench/album/long.ts [HOURS]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeAlbumTrack, TRACK_FORMATS, type TrackFormat } from "./make-track.ts";

const [hours = 3] = process.argv.slice(2).map(Number);
const SHORT = 180;
const script = join(import.meta.dirname, "..", "add-wav", "probe-files.ts");

const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  print(`| format | MB | memory, ${SHORT / 60} minutes | memory, ${hours} hours | × real time |`);
  print("| --- | --- | --- | --- | --- |");
  for (const format of TRACK_FORMATS) look(format);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function look(format: TrackFormat): void {
  const short = makeAlbumTrack(folder, format, SHORT);
  const long = short === null ? null : repeat(short, format);
  if (short === null || long === null) {
    print(`| ${format.name} | skipped: sox or ffmpeg is not installed |`);
    return;
  }
  const [few, many] = [probe(short), probe(long)];
  const times = ((hours * 3600) / many.seconds).toFixed(0);
  print(
    `| ${[format.name, (statSync(long).size / 1e6).toFixed(0), few.memory, many.memory, times].join(" | ")} |`,
  );
  rmSync(long);
}

/** The same packets again and again; FLAC is coded anew, because its header counts samples. */
function repeat(path: string, format: TrackFormat): string | null {
  const times = Math.ceil((hours * 3600) / SHORT) - 1;
  const target = join(folder, `long.${format.extension}`);
  const isCounted =
    format.coder.includes("flac") || format.extension === "wav" || format.extension === "aiff";
  const coder = isCounted ? format.coder : ["-c", "copy"];
  const large = format.extension === "wav" ? ["-rf64", "auto"] : [];
  const options = [
    "-v",
    "error",
    "-y",
    "-stream_loop",
    String(times),
    "-i",
    path,
    "-map",
    "0:a",
    ...coder,
    ...large,
  ];
  return spawnSync("ffmpeg", [...options, target]).status === 0 ? target : null;
}

function probe(path: string): { readonly memory: string; readonly seconds: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, "1", path], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return { memory: /^\d+ MiB$/mu.exec(stderr)?.[0] ?? "-", seconds: (performance.now() - start) / 1000 };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
