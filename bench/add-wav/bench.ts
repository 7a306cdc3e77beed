/** How long does it take to add WAV files, against the tools that tell the same? See README.md. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { measure, type Side } from "../sides.ts";
import { writeLarge, writeNoise } from "./make-files.ts";

const FILES = 8;
const SECONDS = 180;
const ROUNDS = Number(process.argv[2] ?? 5);
const LARGE = 6 * 833_333_334; // whole frames, 5 GB

const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  if (process.argv[2] === "--large") benchLarge();
  else benchMany();
} finally {
  rmSync(folder, { recursive: true });
}

function benchMany(): void {
  const paths = Array.from({ length: FILES }, (_, index) => join(folder, `${index}.wav`));
  const bytes = paths.reduce((sum, path, index) => sum + writeNoise(path, SECONDS, index + 1), 0);
  for (const path of paths) readFileSync(path); // both sides find the files in memory
  const cores = String(availableParallelism());
  print([
    `${FILES} files, ${SECONDS} s each, 24-bit stereo 48 kHz, ${(bytes / 1e6).toFixed(0)} MB; ${cpus()[0]?.model ?? "unknown"}, ${cores} cores`,
    "",
    "| who | seconds, best | MB/s | seconds, median | processor seconds, best | memory |",
    "| --- | --- | --- | --- | --- | --- |",
  ]);
  const results = measure([ours("1"), ours(cores), ...theirs("1"), ...theirs(cores)], paths, ROUNDS);
  for (const { name, seconds, cpuSeconds, memory } of results) {
    const [best = 0] = seconds;
    const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
    const cells = [name, best.toFixed(2), (bytes / best / 1e6).toFixed(0), median.toFixed(2)];
    print([`| ${[...cells, (cpuSeconds[0] ?? 0).toFixed(2), memory].join(" | ")} |`]);
  }
}

function benchLarge(): void {
  const path = join(folder, "large.wav");
  const bytes = writeLarge(path, LARGE);
  for (const { name, seconds, memory } of measure([ours("1")], [path], 1)) {
    print([`${name}: ${(bytes / 1e9).toFixed(2)} GB RF64 in ${(seconds[0] ?? 0).toFixed(1)} s, ${memory}`]);
  }
}

function ours(threads: string): Side {
  const script = join(import.meta.dirname, "probe-files.ts");
  return {
    name: `Deadwax, ${threads} thread${threads === "1" ? "" : "s"}`,
    command: [process.execPath, script, threads],
  };
}

function theirs(processes: string): readonly Side[] {
  const each = (script: string): readonly string[] => [
    "sh",
    "-c",
    `printf '%s\\0' "$@" | xargs -0 -n1 -P${processes} sh -c '${script}'`,
    "sh",
  ];
  const at = processes === "1" ? "one at a time" : `${processes} at a time`;
  return [
    {
      name: `ffmpeg md5 + sha256sum, ${at}`,
      command: each('ffmpeg -v error -i "$0" -f md5 - && sha256sum "$0"'),
    },
    {
      name: `ffmpeg md5 of 32-bit samples + sha256sum, ${at}`,
      command: each('ffmpeg -v error -i "$0" -c:a pcm_s32le -f md5 - && sha256sum "$0"'),
    },
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
