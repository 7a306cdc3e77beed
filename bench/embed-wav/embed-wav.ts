/**
 * How long does it take to tag a WAV, and to prove that it worked? See README.md.
 * Run: node bench/embed-wav/embed-wav.ts [MEGABYTES] [ROUNDS]
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, openSync, readSync, closeSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createAudioProbe,
  createTagWriter,
  digestFile,
  nodeFileSystem,
  openFileSource,
} from "../../packages/audio/src/index.ts";
import { withoutSync, writeTagsInPlace } from "../../packages/audio/src/embed/testing-write.ts";

const [megabytes = 60, rounds = 40] = process.argv.slice(2).map(Number);
/** Short things are done more often: the figure of interest is that of a folder full of files, not of a cold start. */
const SHORT = 15;
/** Short things are compiled while they are done first; a program that tags a folder is past that soon. */
const WARM = 500;
const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
const path = join(folder, "song.wav");
const titles = ["First title", "Other title"];

try {
  makeWav(path, megabytes);
  await createTagWriter({ measure }).embed({ source: path, target: "in-place", plan: plan(0) });
  const mutagen = timeMutagen(path);
  await time("SHA-256 of the file, hash and reads alone", () => sha256Of(path));
  await time(
    "tag write alone, synced (record, change, record gone)",
    (round) => writeTagsInPlace(nodeFileSystem, path, plan(round)),
    SHORT,
  );
  await time(
    "tag write alone, not synced",
    (round) => writeTagsInPlace(withoutSync, path, plan(round)),
    SHORT,
  );
  for (const line of mutagen) console.log(line);
  const known = (await createAudioProbe().probe(path)).audioHash;
  const shaOnly = createTagWriter({
    measure: async (at) => ({ sha256: await sha256Of(at), audioHash: known }),
  });
  await time(
    "write + verify, audio hash known: bytes proven by a seal before and after, and hashed",
    (round) => shaOnly.embed({ source: path, target: "in-place", plan: plan(round), audioHash: known }),
  );
  const probe = createAudioProbe();
  const whole = createTagWriter({ measure: (at) => probe.probe(at, "identity") });
  await time("write + verify, audio hash known, and measured anew after the write", (round) =>
    whole.embed({ source: path, target: "in-place", plan: plan(round), audioHash: known }),
  );
  await time("write + verify, audio hash measured before and after", (round) =>
    whole.embed({ source: path, target: "in-place", plan: plan(round) }),
  );
  console.log(`peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function plan(round: number): { isrc: string; title: string } {
  return { isrc: "AA6Q72600001", title: titles[round % 2] ?? "" };
}

async function measure(at: string): Promise<{ sha256: string; audioHash: null }> {
  return { sha256: await sha256Of(at), audioHash: null };
}

async function sha256Of(at: string): Promise<string> {
  const source = await openFileSource(at);
  return digestFile(source).finally(() => source.close());
}

async function time(name: string, work: (round: number) => Promise<unknown>, factor = 1): Promise<void> {
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; factor > 1 && round < WARM; round++) await work(round + 1);
  for (let round = 0; round < rounds * factor; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await work(round + 1);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  console.log(`${name}: ${statistics(times)}; of the processor ${statistics(processor)}`);
}

function statistics(times: number[]): string {
  times.sort((left, right) => left - right);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? NaN).toFixed(2);
  return `median ${at(0.5)} ms, best ${at(0)} ms`;
}

/** mutagen's own clock around its save and around opening and saving, in one process that is warm. */
function timeMutagen(file: string): string[] {
  const script = `
import sys, time, os
from mutagen.wave import WAVE
from mutagen.id3 import TIT2
def run(sync):
    times, used = [], []
    for i in range(${rounds * SHORT}):
        start, cpu = time.perf_counter(), time.process_time()
        f = WAVE(sys.argv[1]); f.tags["TIT2"] = TIT2(encoding=1, text="First title" if i % 2 else "Other title")
        f.save(v2_version=3)
        if sync:
            d = os.open(sys.argv[1], os.O_RDWR); os.fsync(d); os.close(d)
        times.append((time.perf_counter() - start) * 1000)
        used.append((time.process_time() - cpu) * 1000)
    times.sort(); used.sort()
    said = lambda a: "median %.2f ms, best %.2f ms" % (a[len(a) // 2], a[0])
    return said(times) + "; of the processor " + said(used)
print("mutagen open and save (it does not sync):", run(False))
print("mutagen open and save, and one fsync of ours:", run(True))
`;
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { status, stdout } = spawnSync(python, ["-c", script, file], { encoding: "utf8" });
    if (status === 0) return stdout.trim().split("\n");
  }
  return ["mutagen: skipped, it is not installed"];
}

/** 24 bits, stereo, 44.1 kHz; samples that do not compress, the same every time. */
function makeWav(file: string, size: number): void {
  const length = size * 1_000_000 - ((size * 1_000_000) % 6);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  for (const [value, width, at] of [
    [16, 4, 16],
    [1, 2, 20],
    [2, 2, 22],
    [44_100, 4, 24],
    [264_600, 4, 28],
    [6, 2, 32],
    [24, 2, 34],
  ] as const) {
    header.writeUIntLE(value, at, width);
  }
  header.write("data", 36, "latin1");
  header.writeUInt32LE(length, 40);
  const block = Buffer.concat(
    Array.from({ length: 1000 }, (_, index) => createHash("sha256").update(`${index}`).digest()),
  );
  const blocks = Array.from({ length: Math.ceil(length / block.length) }, () => block);
  writeFileSync(file, Buffer.concat([header, Buffer.concat(blocks).subarray(0, length)]));
  const descriptor = openSync(file, "r");
  readSync(descriptor, Buffer.alloc(4096));
  closeSync(descriptor);
}
