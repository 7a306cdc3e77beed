/**
 * How long does it take to change a title in a file that has tags, in every format, beside mutagen? See README.md.
 * Run: node bench/retag/retag.ts [ROUNDS]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareWrite } from "../../packages/audio/src/embed/prepare.ts";
import { replaceFile } from "../../packages/audio/src/embed/replace-file.ts";
import { withoutSync, writeTagsInPlace } from "../../packages/audio/src/embed/testing-write.ts";
import { nodeFileSystem } from "../../packages/audio/src/index.ts";
import { makeAlbumTrack, TRACK_FORMATS, type TrackFormat } from "../album/make-track.ts";
import { startMutagen } from "./mutagen-titles.ts";

const ROUNDS = Number(process.argv[2] ?? 40);
/** Writes of each side in a round: short enough that both sides meet the same state of the machine. */
const BATCH = 20;
/** Code is compiled while it runs first; a program that tags a folder is past that soon. */
const WARM = 600;
const CODE = "AA6Q72600001";
const TITLES = ["First title", "Other title"];

const mutagen = startMutagen();
const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
try {
  print("| format | ours, best | ours, median | mutagen, best | mutagen, median | ratio, median of rounds |");
  print("| --- | --- | --- | --- | --- | --- |");
  for (const format of TRACK_FORMATS) await compare(format);
} finally {
  mutagen?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(format: TrackFormat): Promise<void> {
  const path = makeAlbumTrack(folder, format, 239);
  if (path === null) {
    print(`| ${format.name} | skipped: what makes the file is not installed |`);
    return;
  }
  await makeRoom(path);
  await retag(path, WARM);
  const [ours, theirs, ratios]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const [left, right] = [await retag(path, BATCH), (await mutagen?.retag(path, BATCH)) ?? []];
    ours.push(...left);
    theirs.push(...right);
    ratios.push(median(left) / median(right));
  }
  const cells = [Math.min(...ours), median(ours), Math.min(...theirs), median(theirs)];
  const texts = cells.map((value) => (Number.isFinite(value) ? `${value.toFixed(2)} ms` : "-"));
  print(`| ${[format.name, ...texts, median(ratios).toFixed(2)].join(" | ")} |`);
}

/** The first write of either side moves the audio where there is no room; from then on both write in place. */
async function makeRoom(path: string): Promise<void> {
  const file = await nodeFileSystem.open(path, "read");
  const plan = { isrc: CODE, title: TITLES[0] ?? "" };
  const { write } = await prepareWrite(file, { source: path, target: "in-place", plan });
  const sourceFacts = await nodeFileSystem.stat(path);
  if (sourceFacts === null) throw new Error(`${path} is gone`);
  await replaceFile(nodeFileSystem, { source: file, sourceFacts, write, target: path }, () =>
    Promise.resolve(),
  );
  await file.close();
  await mutagen?.retag(path, 50);
}

/** Milliseconds of each write. */
async function retag(path: string, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    await writeTagsInPlace(withoutSync, path, { isrc: CODE, title: TITLES[round % 2] ?? "" });
    taken.push(performance.now() - start);
  }
  return taken;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
