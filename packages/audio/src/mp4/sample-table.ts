/**
 * The tables of a track that is not fragmented (ISO/IEC 14496-12 clauses 8.6.1 and 8.7): `stts`, `stsc`, `stsz` or `stz2`,
 * `stco` or `co64`. Each is read at once into a typed array.
 */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import { viewOf, type Stretch } from "./atom.ts";
import * as mapIssue from "./issues.ts";
import type { Mp4Track } from "./mp4-map.ts";
import type { SampleRun } from "./sample-runs.ts";

export interface SampleTable {
  /** Samples of the track. */
  readonly count: number;
  /** Bytes of each; null where all have `size`. */
  readonly sizes: Uint32Array | null;
  readonly size: number;
  /** Where each chunk begins. */
  readonly chunks: Float64Array;
  /** Threes: from which chunk on (from 1), samples of a chunk, number of the entry (from 1). */
  readonly perChunk: Uint32Array;
  /** Pairs: so many samples, of so many units of time each. */
  readonly times: Uint32Array;
  /** Units of time of all samples together. */
  readonly duration: number;
  readonly issues: readonly Issue[];
}

/** The largest table that is read: 16 million samples, days of anything. */
const MAX_TABLE = 64 * 1024 * 1024;
/** Samples of one run, where nothing else limits them. */
const MAX_RUN = 65_536;

/**
 * Reads the tables; a track without any has a table without samples.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where a table is cut off or larger than 64 MiB.
 */
export async function readSampleTable(source: ByteSource, track: Mp4Track): Promise<SampleTable> {
  const read = async (type: string, width: number): Promise<Uint32Array> =>
    readWords(source, { track, type, width }, track.tables.get(type));
  const sized = track.tables.has("stsz")
    ? await readSizes(source, track)
    : await readShortSizes(source, track);
  const co64 = track.tables.get("co64");
  const chunks =
    co64 === undefined ? Float64Array.from(await read("stco", 4)) : joinHalves(await read("co64", 8));
  const perChunk = await read("stsc", 12);
  const times = await read("stts", 8);
  const { duration, covered } = sumTimes(times, sized.count);
  const issues =
    covered === sized.count
      ? []
      : [mapIssue.tablesDisagree(track.number, "durations are missing or too many")];
  return { ...sized, chunks, perChunk, times, duration, issues };
}

interface Wanted {
  readonly track: Mp4Track;
  readonly type: string;
  /** Bytes of a row. */
  readonly width: number;
}

/** The rows of a table, which begins with their number, as 32-bit words. */
async function readWords(
  source: ByteSource,
  wanted: Wanted,
  table: Stretch | undefined,
): Promise<Uint32Array> {
  if (table === undefined) return new Uint32Array(0);
  const head = await source.read(table.offset, 4);
  const count = head.length < 4 ? 0 : viewOf(head).getUint32(0);
  return readRows(source, wanted, { offset: table.offset + 4, size: table.size - 4, count });
}

async function readRows(
  source: ByteSource,
  { track, type, width }: Wanted,
  { offset, size, count }: Stretch & { readonly count: number },
): Promise<Uint32Array> {
  if (count === 0) return new Uint32Array(0);
  const length = count * width;
  if (length > size) throw damaged(source, track, `its table ${type} ends before all of its ${count} rows`);
  if (length > MAX_TABLE) throw damaged(source, track, `its table ${type} is larger than 64 MiB`);
  // A copy, because it is turned around.
  const bytes = Buffer.from(await source.read(offset, length));
  if (bytes.length < length) throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
  const words = new Uint32Array(length / 4);
  Buffer.from(words.buffer).set(bytes.swap32());
  return words;
}

function damaged(source: ByteSource, track: Mp4Track, problem: string): CatalogError {
  const where = `of track ${track.number}: ${problem}`;
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", {
    path: source.name,
    format: "MP4",
    problem: `the samples ${where}`,
  });
}

type Sized = Pick<SampleTable, "count" | "sizes" | "size">;

async function readSizes(source: ByteSource, track: Mp4Track): Promise<Sized> {
  const table = track.tables.get("stsz");
  const head = table === undefined ? new Uint8Array(0) : await source.read(table.offset, 8);
  if (table === undefined || head.length < 8 || table.size < 8) return { count: 0, sizes: null, size: 0 };
  const view = viewOf(head);
  const [size, count] = [view.getUint32(0), view.getUint32(4)];
  if (size !== 0) return { count, sizes: null, size };
  const rows = { offset: table.offset + 8, size: table.size - 8, count };
  return { count, sizes: await readRows(source, { track, type: "stsz", width: 4 }, rows), size: 0 };
}

/** `stz2`: sizes of 4, 8 or 16 bits. */
async function readShortSizes(source: ByteSource, track: Mp4Track): Promise<Sized> {
  const table = track.tables.get("stz2");
  if (table === undefined || table.size < 8) return { count: 0, sizes: null, size: 0 };
  const head = viewOf(await source.read(table.offset, 8));
  const [bits, count] = [head.getUint8(3), head.getUint32(4)];
  const length = Math.ceil((count * bits) / 8);
  if (![4, 8, 16].includes(bits)) throw damaged(source, track, `its table stz2 has sizes of ${bits} bits`);
  if (length > table.size - 8)
    throw damaged(source, track, `its table stz2 ends before all of its ${count} rows`);
  if (count * 4 > MAX_TABLE) throw damaged(source, track, "its table stz2 has more than 16 million rows");
  const bytes = await source.read(table.offset + 8, length);
  const sizes = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    if (bits === 16) sizes[index] = ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0);
    else if (bits === 8) sizes[index] = bytes[index] ?? 0;
    else sizes[index] = ((bytes[index >> 1] ?? 0) >> (index % 2 === 0 ? 4 : 0)) & 15;
  }
  return { count, sizes, size: 0 };
}

function joinHalves(words: Uint32Array): Float64Array {
  const joined = new Float64Array(words.length / 2);
  for (let index = 0; index < joined.length; index++) {
    joined[index] = (words[index * 2] ?? 0) * 2 ** 32 + (words[index * 2 + 1] ?? 0);
  }
  return joined;
}

/** Only as many samples as there are count. */
function sumTimes(times: Uint32Array, count: number): { duration: number; covered: number } {
  let duration = 0;
  let left = count;
  let stated = 0;
  for (let row = 0; row < times.length; row += 2) {
    const samples = times[row] ?? 0;
    const counted = Math.min(samples, left);
    duration += counted * (times[row + 1] ?? 0);
    left -= counted;
    stated += samples;
  }
  return { duration, covered: left > 0 ? count - left : Math.max(count, stated) };
}

/** The chunks of the table in order. `grainOf` tells for an entry whether its samples are frames. */
export function* tableRuns(
  table: SampleTable,
  grainOf: (entry: number) => SampleRun["grain"],
): Generator<SampleRun> {
  const { chunks, perChunk, count } = table;
  const times = createTimes(table.times);
  let first = 0;
  let row = 0;
  for (let chunk = 0; chunk < chunks.length && first < count && perChunk.length > 0; chunk++) {
    while (row + 3 < perChunk.length && (perChunk[row + 3] ?? 0) <= chunk + 1) row += 3;
    const held = Math.min(perChunk[row + 1] ?? 0, count - first);
    if (held === 0) continue;
    const entry = Math.max(0, (perChunk[row + 2] ?? 1) - 1);
    const grain = usedGrain(table, grainOf(entry));
    const place = { offset: chunks[chunk] ?? 0, first, entry, grain };
    for (const { count: part, ...run } of splitChunk(table, place, held)) {
      yield { ...run, count: part, ...times.take(part) };
    }
    first += held;
  }
}

/** A sample is a frame where its size says so: that of a frame, or 1, as QuickTime states it for all such codings. */
function usedGrain({ sizes, size }: SampleTable, grain: SampleRun["grain"]): SampleRun["grain"] {
  return sizes === null && grain !== null && (grain.frames === 1 || size === 1) ? grain : null;
}

type Placed = Omit<SampleRun, "durations" | "duration">;

/** Where samples have no row of their own, a chunk may state any number of them: such a chunk comes in several runs. */
function* splitChunk(
  { sizes, size }: SampleTable,
  { offset, first, entry, grain }: Pick<SampleRun, "offset" | "first" | "entry" | "grain">,
  held: number,
): Generator<Placed> {
  if (sizes !== null) {
    yield { offset, first, count: held, sizes: sizes.subarray(first, first + held), size: 0, entry, grain };
    return;
  }
  const unit = grain ?? { frames: 1, bytes: size };
  const step = Math.ceil(MAX_RUN / unit.frames) * unit.frames;
  for (let done = 0; done < held; done += step) {
    const at = offset + (done / unit.frames) * unit.bytes;
    yield {
      offset: at,
      first: first + done,
      count: Math.min(step, held - done),
      sizes: null,
      size,
      entry,
      grain,
    };
  }
}

/** Hands out the durations of the next samples. Behind the last that is stated they have none. */
function createTimes(times: Uint32Array): { take(count: number): Pick<SampleRun, "durations" | "duration"> } {
  let row = 0;
  let used = 0;
  const skipUsed = (): void => {
    while (row < times.length && used >= (times[row] ?? 0)) {
      row += 2;
      used = 0;
    }
  };
  return {
    take(count) {
      skipUsed();
      if (row >= times.length) return { durations: null, duration: 0 };
      if ((times[row] ?? 0) - used >= count) {
        used += count;
        return { durations: null, duration: times[row + 1] ?? 0 };
      }
      const durations = new Uint32Array(count);
      let filled = 0;
      while (filled < count && row < times.length) {
        const next = Math.min(count, filled + (times[row] ?? 0) - used);
        durations.fill(times[row + 1] ?? 0, filled, next);
        used += next - filled;
        filled = next;
        skipUsed();
      }
      return { durations, duration: 0 };
    },
  };
}
