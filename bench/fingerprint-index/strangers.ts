/**
 * Recordings that nobody made, with the statistics of music. Rows of pitch classes of real pieces are turned to another key,
 * run at another pace, and mixed with another piece's; their items, made by the algorithm itself, are a pool. A stranger is a
 * chain of stretches of the pool, 3 to 12 s each, some of them played again as a refrain is, with bits changed as a remaster changes them.
 */
import { spawnSync } from "node:child_process";
import { createItemMaker } from "../../packages/audio/src/fingerprint/items.ts";
import {
  CLASSES,
  createPitchClasses,
  FRAME,
  HOP,
  RATE,
} from "../../packages/audio/src/fingerprint/pitch-classes.ts";
import { below, seeded } from "./seeded.ts";

type Rows = readonly Float64Array[];

/** Rows of pitch classes of at most four minutes of a file, decoded by ffmpeg; none of what it cannot read. */
export function rowsOf(path: string): Rows {
  const { status, stdout: pcm } = spawnSync(
    "ffmpeg",
    [
      "-v",
      "error",
      "-i",
      path,
      "-map",
      "0:a:0",
      "-t",
      "240",
      "-ac",
      "1",
      "-ar",
      String(RATE),
      "-f",
      "f64le",
      "-",
    ],
    { maxBuffer: 2 ** 28 },
  );
  if (status !== 0) return [];
  const samples = new Float64Array(
    pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length - (pcm.length % 8)),
  );
  const classes = createPitchClasses();
  const rows: Float64Array[] = [];
  for (let first = 0; first + FRAME <= samples.length; first += HOP) {
    const row = new Float64Array(CLASSES);
    classes.measure(samples, first, row);
    rows.push(row);
  }
  return rows;
}

/** Fingerprints of pieces in other keys, at other paces, mixed with each other: four for each piece and key. */
export function makePool(pieces: readonly Rows[], seed: number): Uint32Array[] {
  const random = seeded(seed);
  return pieces.flatMap((rows) =>
    Array.from({ length: 4 * CLASSES }, (_, n) => {
      const pace = 0.8 + 0.45 * random();
      const other = pieces[below(random, pieces.length)] ?? rows;
      const share = n % 4 === 0 ? 0 : 0.6 * random();
      return itemsOf({ rows, other, share, pace, key: n % CLASSES, otherKey: below(random, CLASSES) });
    }),
  );
}

interface Blend {
  readonly rows: Rows;
  readonly other: Rows;
  readonly share: number;
  readonly pace: number;
  readonly key: number;
  readonly otherKey: number;
}

function itemsOf({ rows, other, share, pace, key, otherKey }: Blend): Uint32Array {
  const maker = createItemMaker();
  const row = new Float64Array(CLASSES);
  for (let n = 0; n * pace < rows.length; n += 1) {
    const one = rows[Math.floor(n * pace)] ?? row;
    const two = other[n % other.length] ?? row;
    const gain = (share * energyOf(one)) / (energyOf(two) || 1);
    for (let k = 0; k < CLASSES; k += 1) {
      row[k] = (1 - share) * (one[(k + key) % CLASSES] ?? 0) + gain * (two[(k + otherKey) % CLASSES] ?? 0);
    }
    maker.add(row);
  }
  return maker.finish();
}

function energyOf(row: Float64Array): number {
  return row.reduce((sum, value) => sum + value, 0);
}

/** One stranger of 150 to 270 s. */
export function makeStranger(pool: readonly Uint32Array[], seed: number): Uint32Array {
  const random = seeded(seed);
  const items = new Uint32Array(1212 + below(random, 970));
  const played: { readonly from: number; readonly length: number }[] = [];
  let at = 0;
  while (at < items.length) {
    const again = played.length > 3 && random() < 0.3 ? played[below(random, played.length)] : undefined;
    if (again !== undefined) {
      items.copyWithin(at, again.from, again.from + again.length);
      at += again.length;
      continue;
    }
    const source = pool[below(random, pool.length)] ?? items;
    const length = Math.min(24 + below(random, 73), source.length);
    const from = below(random, source.length - length + 1);
    const flips = (random() * 2 ** 32) & (random() * 2 ** 32) & (random() * 2 ** 32);
    played.push({ from: at, length });
    for (let n = 0; n < length && at < items.length; n += 1, at += 1) {
      // An eighth of the bits are changed all along the stretch, others here and there.
      const here = random() < 0.5 ? 1 << below(random, 32) : 0;
      items[at] = (source[from + n] ?? 0) ^ flips ^ here;
    }
  }
  return items;
}
