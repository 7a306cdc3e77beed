/**
 * Does the fingerprint agree with that of fpcalc, and how long does it take? See README.md.
 * Run: node bench/fingerprint/fingerprint.ts [--rounds N] [FILE.wav...]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { openDemoStudio, wavBytes, type WavBits } from "../../packages/demo-song/src/index.ts";
import { measure, type Side } from "../sides.ts";
import { fingerprintFile } from "./fingerprint-file.ts";

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "3" } },
  allowPositionals: true,
});

const ours: Side = {
  name: "Deadwax",
  command: [process.execPath, join(import.meta.dirname, "fingerprint-files.ts")],
};
const theirs: Side = {
  name: "fpcalc",
  // Debian's exits with 3 at the end of a file that it was to read to its end.
  command: ["sh", "-c", 'for file in "$@"; do fpcalc -length 0 "$file" 2>/dev/null || true; done', "sh"],
};

const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  const paths = positionals.length > 0 ? positionals : renderDemo();
  for (const path of paths) readFileSync(path); // both sides find the files in memory
  await compareAll(paths);
  timeAll(paths);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The demo's studio master in the forms that masters come in. */
function renderDemo(): string[] {
  const studio = openDemoStudio();
  const forms: readonly (readonly [number, WavBits])[] = [
    [44_100, 16],
    [44_100, 24],
    [48_000, 24],
    [96_000, 24],
    [192_000, 24],
    [44_100, "float32"],
  ];
  return forms.map(([sampleRate, bits]) => {
    const path = join(folder, `demo-${sampleRate}-${bits}.wav`);
    writeFileSync(path, wavBytes(studio.version("studio-master", sampleRate), { bits }));
    return path;
  });
}

async function compareAll(paths: readonly string[]): Promise<void> {
  print("| file | seconds | items | fpcalc's items | bits that differ | bit error |");
  print("| --- | --- | --- | --- | --- | --- |");
  for (const path of paths) {
    const { items, duration } = await fingerprintFile(path);
    const other = fpcalcItems(path);
    const length = Math.min(items.length, other.length);
    let bits = 0;
    for (let n = 0; n < length; n += 1) bits += bitsOf(items[n]! ^ other[n]!);
    const error = (bits / 32 / length).toExponential(1);
    print(
      `| ${[basename(path), duration.toFixed(1), items.length, other.length, bits, error].join(" | ")} |`,
    );
  }
  print("");
}

function fpcalcItems(path: string): Uint32Array {
  const { stdout } = spawnSync("fpcalc", ["-raw", "-length", "0", path], { encoding: "utf8" });
  const [, list] = /^FINGERPRINT=(.+)$/mu.exec(stdout) ?? [];
  if (list === undefined) throw new Error(`fpcalc told no fingerprint of ${path}`);
  return Uint32Array.from(list.split(","), Number);
}

function timeAll(paths: readonly string[]): void {
  print("| file | who | processor s | seconds | memory |");
  print("| --- | --- | --- | --- | --- |");
  for (const path of paths) {
    for (const { name, cpuSeconds, seconds, memory } of measure(
      [ours, theirs],
      [path],
      Number(values.rounds),
    )) {
      const [cpu = NaN] = cpuSeconds;
      const [wall = NaN] = seconds;
      print(`| ${[basename(path), name, cpu.toFixed(2), wall.toFixed(2), memory].join(" | ")} |`);
    }
  }
  print("");
  print(`In one process that is warm, the fingerprinter alone (load ${loadavg()[0]?.toFixed(1) ?? "?"}):`);
  const { stdout } = spawnSync(process.execPath, [...ours.command.slice(1), ...paths, ...paths], {
    encoding: "utf8",
  });
  const lines = stdout.trim().split("\n").slice(paths.length);
  for (const [n, line] of lines.entries())
    print(`${basename(paths[n] ?? "")}: ${line.split(" ")[1] ?? "?"} s`);
}

function bitsOf(word: number): number {
  let bits = 0;
  for (let rest = word >>> 0; rest !== 0; rest >>>= 1) bits += rest & 1;
  return bits;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
