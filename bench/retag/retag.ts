/**
 * How long does it take to change a title in a file that has tags, in every format, beside mutagen? See README.md.
 * Run: node bench/retag/retag.ts [ROUNDS]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTagsInPlace } from "../../packages/audio/src/embed/testing-write.ts";
import { nodeFileSystem, type TagFileSystem } from "../../packages/audio/src/index.ts";
import { makeAlbumTrack, TRACK_FORMATS, type TrackFormat } from "../album/make-track.ts";

const ROUNDS = Number(process.argv[2] ?? 600);
/** Code is compiled while it runs first; a program that tags a folder is past that soon. */
const WARM = 500;
const TITLES = ["First title", "Other title"];

/** The calls of a write without waiting for the disk, as mutagen does not wait for it. */
const withoutSync: TagFileSystem = {
  ...nodeFileSystem,
  open: async (file, purpose) => ({
    ...(await nodeFileSystem.open(file, purpose)),
    sync: async () => undefined,
  }),
  syncFolder: async () => undefined,
};

const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  print("| format | ours, best | ours, median | mutagen, best | mutagen, median | best / best |");
  print("| --- | --- | --- | --- | --- | --- |");
  for (const format of TRACK_FORMATS) await compare(format);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(format: TrackFormat): Promise<void> {
  const path = makeAlbumTrack(folder, format, 239);
  if (path === null) {
    print(`| ${format.name} | skipped: what makes the file is not installed |`);
    return;
  }
  // The first write makes room; from then on both write in place.
  await writeTagsInPlace(nodeFileSystem, path, plan(0));
  const theirs = timeMutagen(path);
  const ours = await timeOurs(path);
  const again = timeMutagen(path);
  const best = Math.min(theirs?.best ?? Infinity, again?.best ?? Infinity);
  const cells = [ours.best, ours.median, best, theirs?.median ?? NaN].map(
    (value) => `${value.toFixed(2)} ms`,
  );
  print(`| ${[format.name, ...cells, (ours.best / best).toFixed(2)].join(" | ")} |`);
}

function plan(round: number): { readonly isrc: string; readonly title: string } {
  return { isrc: "AA6Q72600001", title: TITLES[round % 2] ?? "" };
}

interface Timing {
  readonly best: number;
  readonly median: number;
}

async function timeOurs(path: string): Promise<Timing> {
  const times: number[] = [];
  for (let round = 0; round < WARM + ROUNDS; round++) {
    const start = performance.now();
    await writeTagsInPlace(withoutSync, path, plan(round));
    if (round >= WARM) times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  return { best: times[0] ?? NaN, median: times[times.length >> 1] ?? NaN };
}

/** mutagen's own clock around opening and saving, in one process that is warm. */
function timeMutagen(path: string): Timing | null {
  const script = `
import sys, time, json, mutagen
from mutagen.id3 import TIT2
def title(f, text):
    kind = type(f).__name__
    if kind in ("WAVE", "AIFF", "MP3"): f.tags["TIT2"] = TIT2(encoding=1, text=text)
    elif kind == "MP4": f.tags["\\xa9nam"] = [text]
    else: f.tags["TITLE"] = text
times = []
for i in range(${WARM + ROUNDS}):
    start = time.perf_counter()
    f = mutagen.File(sys.argv[1]); title(f, "First title" if i % 2 else "Other title")
    if type(f).__name__ in ("WAVE", "AIFF", "MP3"): f.save(v2_version=f.tags.version[1])
    else: f.save()
    times.append((time.perf_counter() - start) * 1000)
times = sorted(times[${WARM}:])
print(json.dumps({"best": times[0], "median": times[len(times) // 2]}))
`;
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { status, stdout } = spawnSync(python, ["-c", script, path], { encoding: "utf8" });
    if (status === 0) return JSON.parse(stdout) as Timing;
  }
  return null;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
