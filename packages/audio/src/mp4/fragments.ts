/** Samples in fragments (ISO/IEC 14496-12 clause 8.8): each `moof` is read whole when its turn comes. */
import { CatalogError } from "@deadwax/catalog";
import { countBits } from "../bit-count/index.ts";
import type { ByteSource } from "../riff/index.ts";
import { innerAtoms, uint64At, viewOf, type InnerAtom, type Mp4Atom } from "./atom.ts";
import type { FragmentDefaults, Mp4Fragments, Mp4Track } from "./mp4-map.ts";
import { runDuration, runSize, type SampleRun } from "./sample-runs.ts";

/** A fragment describes seconds; nobody's description of seconds is larger. */
const MAX_MOOF = 16 * 1024 * 1024;
/** Samples without a byte of their own in the description, in one run. */
const MAX_RUN = 65_536;

const HAS_BASE = 0x1;
const HAS_ENTRY = 0x2;
const HAS_DURATION = 0x8;
const HAS_SIZE = 0x10;
const BASE_IS_MOOF = 0x2_0000;

/**
 * The runs of one track in all fragments, in file order. Numbers go on from `first`.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where a fragment cannot be read.
 */
export async function* fragmentRuns(
  source: ByteSource,
  track: Mp4Track,
  first: number,
): AsyncGenerator<SampleRun> {
  let next = first;
  for (const moof of track.fragments.moofs) {
    for (const run of await readFragment(source, moof, { fragments: track.fragments, id: track.id })) {
      yield { ...run, first: next };
      next += run.count;
    }
  }
}

interface Wanted {
  readonly fragments: Mp4Fragments;
  readonly id: number;
}

async function readFragment(
  source: ByteSource,
  moof: Mp4Atom,
  { fragments, id }: Wanted,
): Promise<SampleRun[]> {
  if (moof.size > MAX_MOOF) throw damaged(source, moof, "is larger than 16 MiB");
  const bytes = await source.read(moof.offset, moof.size);
  const wanted: SampleRun[] = [];
  // Where nothing else is stated, the data of a track begins where that of the track before it ends.
  let base = moof.offset;
  for (const traf of innerAtoms(bytes, moof.headerSize).atoms) {
    if (traf.type !== "traf") continue;
    const { atoms, rest } = innerAtoms(traf.content);
    if (rest.length > 0) throw damaged(source, moof, "has a track whose sizes do not fit together");
    const tfhd = atoms.find(({ type }) => type === "tfhd");
    const head = tfhd === undefined ? null : readHeader(tfhd.content, fragments);
    if (head === null) throw damaged(source, moof, "has a track without a header");
    const start = head.base ?? (head.isBaseMoof ? moof.offset : base);
    let at = start;
    let decodeTime = readDecodeTime(atoms.find(({ type }) => type === "tfdt")?.content);
    for (const trun of atoms) {
      if (trun.type !== "trun") continue;
      const run = readRun(trun, head, { start, at });
      if (run === null) throw damaged(source, moof, "has a list of samples that ends too early");
      at = run.offset + runSize(run);
      if (head.id === id) wanted.push(decodeTime === null ? run : { ...run, decodeTime });
      decodeTime = null;
    }
    base = at;
  }
  return wanted;
}

/** What a fragment says of when it begins; null where it says nothing. */
function readDecodeTime(content: Uint8Array | undefined): number | null {
  if (content === undefined || content.length < 8) return null;
  const view = viewOf(content);
  if (view.getUint8(0) === 0) return view.getUint32(4);
  return content.length < 12 ? null : uint64At(view, 4);
}

function damaged(source: ByteSource, { offset }: Mp4Atom, what: string): CatalogError {
  const problem = `the fragment at byte ${offset.toLocaleString("en-US")} ${what}`;
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "MP4", problem });
}

interface FragmentHeader extends FragmentDefaults {
  readonly id: number;
  /** Stated place from which offsets count; null where it is not stated. */
  readonly base: number | null;
  readonly isBaseMoof: boolean;
}

function readHeader(content: Uint8Array, { defaults }: Mp4Fragments): FragmentHeader | null {
  if (content.length < 8) return null;
  const view = viewOf(content);
  const flags = view.getUint32(0) & 0xff_ffff;
  const id = view.getUint32(4);
  const trex = defaults.get(id) ?? { entry: 1, duration: 0, size: 0 };
  const needed =
    8 + (flags & HAS_BASE) * 8 + 4 * countBits(flags & (HAS_ENTRY | HAS_DURATION | HAS_SIZE | 0x20));
  if (content.length < needed) return null;
  let at = 8;
  const base = (flags & HAS_BASE) === 0 ? null : uint64At(view, at);
  if (base !== null) at += 8;
  const field = (flag: number, otherwise: number): number => {
    if ((flags & flag) === 0) return otherwise;
    at += 4;
    return view.getUint32(at - 4);
  };
  const entry = field(HAS_ENTRY, trex.entry);
  const duration = field(HAS_DURATION, trex.duration);
  const size = field(HAS_SIZE, trex.size);
  return { id, base, isBaseMoof: (flags & BASE_IS_MOOF) !== 0, entry, duration, size };
}

const RUN_HAS_OFFSET = 0x1;
const RUN_HAS_FIRST_FLAGS = 0x4;
const RUN_HAS_DURATIONS = 0x100;
const RUN_HAS_SIZES = 0x200;

function readRun(
  { content }: InnerAtom,
  head: FragmentHeader,
  { start, at: behind }: { readonly start: number; readonly at: number },
): SampleRun | null {
  if (content.length < 8) return null;
  const view = viewOf(content);
  const flags = view.getUint32(0) & 0xff_ffff;
  const count = view.getUint32(4);
  const hasOffset = (flags & RUN_HAS_OFFSET) !== 0;
  const from = 8 + (hasOffset ? 4 : 0) + ((flags & RUN_HAS_FIRST_FLAGS) === 0 ? 0 : 4);
  const width = 4 * countBits(flags & 0xf00);
  if (content.length < from + count * width) return null;
  if (width === 0 && count > MAX_RUN) return null;
  const hasSizes = (flags & RUN_HAS_SIZES) !== 0;
  if (!hasSizes && head.size === 0 && count > 1) return null;
  const column = (flag: number): Uint32Array | null => {
    if ((flags & flag) === 0) return null;
    const values = new Uint32Array(count);
    const place = from + 4 * countBits(flags & 0xf00 & (flag - 1));
    for (let index = 0; index < count; index++) values[index] = view.getUint32(place + index * width);
    return values;
  };
  const offset = hasOffset ? start + view.getInt32(8) : behind;
  return {
    ...{ offset, first: 0, count },
    ...{ sizes: column(RUN_HAS_SIZES), size: head.size },
    ...{ durations: column(RUN_HAS_DURATIONS), duration: head.duration },
    entry: Math.max(0, head.entry - 1),
    grain: null,
  };
}

export interface MeasuredFragments {
  readonly count: number;
  readonly duration: number;
  /** Somewhere a fragment does not begin where the one before it ends: there is silence, or an overlap. */
  readonly hasGap: boolean;
}

/**
 * Samples and units of time of a track in all fragments, behind `before` units of its tables. Reads every description, and
 * no samples. What differs by less than a millisecond is rounding.
 */
export async function measureFragments(
  source: ByteSource,
  track: Mp4Track,
  before: number,
): Promise<MeasuredFragments> {
  let count = 0;
  let duration = 0;
  let hasGap = false;
  // Pieces of a broadcast count from its beginning, so the first time says nothing where nothing stands before it.
  let expected: number | null = before === 0 ? null : before;
  for await (const run of fragmentRuns(source, track, 0)) {
    const { decodeTime } = run;
    if (decodeTime !== undefined) {
      if (expected !== null && Math.abs(decodeTime - expected) * 1000 > track.timescale) hasGap = true;
      expected = decodeTime;
    }
    const length = runDuration(run);
    if (expected !== null) expected += length;
    count += run.count;
    duration += length;
  }
  return { count, duration, hasGap };
}
