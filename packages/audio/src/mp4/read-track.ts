/** One `trak`: headers, edit list and where its tables are (ISO/IEC 14496-12 clauses 8.3 to 8.7). */
import type { ByteSource } from "../riff/index.ts";
import {
  contentOf,
  endOf,
  findAtom,
  fourCc,
  innerAtoms,
  viewOf,
  uint64At,
  type Mp4Atom,
  type Stretch,
} from "./atom.ts";
import type { Mp4Edit, Mp4Fragments, Mp4Track } from "./mp4-map.ts";
import { externalReferences, readSampleEntries, type SampleEntry } from "./sample-entry.ts";

/** What a track shares with the others. */
export interface Film {
  readonly timescale: number;
  readonly fragments: Mp4Fragments;
}

/** Descriptions of samples are small; pictures and fonts have no place in them. */
const MAX_DESCRIPTION = 256 * 1024;
/** Films cut from more pieces than this are no recording. */
const MAX_EDITS = 10_000;
const MAX_REFERENCES = 4096;
const UNKNOWN = 0xffff_ffff;

const TABLES: ReadonlySet<string> = new Set(["stts", "stsc", "stsz", "stz2", "stco", "co64", "saio"]);

/** Reads it, or says in a few words why that is not possible. */
export async function readTrack(
  source: ByteSource,
  trak: Mp4Atom,
  { number, film }: { readonly number: number; readonly film: Film },
): Promise<Mp4Track | string> {
  const tkhd = await readWhole(source, findAtom(trak, "tkhd"), 128);
  if (tkhd === null || tkhd.length < 24) return "its header is missing or cut off";
  const mdhd = await readWhole(source, findAtom(trak, "mdia", "mdhd"), 64);
  const media = mdhd === null ? null : readTimes(mdhd);
  if (media === null || media.timescale === 0) return "nothing states its unit of time";
  const hdlr = await readWhole(source, findAtom(trak, "mdia", "hdlr"), 1024);
  const handler = hdlr === null || hdlr.length < 12 ? "" : fourCc(hdlr, 8);
  const stbl = findAtom(trak, "mdia", "minf", "stbl");
  const elst = findAtom(trak, "edts", "elst");
  const edits = elst === undefined ? null : await readEdits(source, elst);
  if (typeof edits === "string") return edits;
  const isLong = tkhd[0] === 1;
  const view = viewOf(tkhd);
  return {
    id: view.getUint32(isLong ? 20 : 12),
    number,
    isEnabled: (view.getUint32(0) & 1) === 1,
    handler,
    ...media,
    edits,
    entries: await readEntries(source, trak, handler),
    chapters: await readChapters(source, findAtom(trak, "tref")),
    tables: findTables(stbl?.children ?? []),
    fragments: film.fragments,
    filmTimescale: film.timescale,
  };
}

/** Timescale and duration of `mdhd` or `mvhd`; null where it is cut off. */
export function readTimes(header: Uint8Array): { timescale: number; duration: number | null } | null {
  const view = viewOf(header);
  if (header[0] === 1) {
    if (header.length < 32) return null;
    const duration = uint64At(view, 24);
    return {
      timescale: view.getUint32(20),
      duration: duration === Number.MAX_SAFE_INTEGER ? null : duration,
    };
  }
  if (header.length < 20) return null;
  const duration = view.getUint32(16);
  return { timescale: view.getUint32(12), duration: duration === UNKNOWN ? null : duration };
}

async function readEntries(
  source: ByteSource,
  trak: Mp4Atom,
  handler: string,
): Promise<readonly SampleEntry[]> {
  const stsd = await readWhole(source, findAtom(trak, "mdia", "minf", "stbl", "stsd"), MAX_DESCRIPTION);
  if (stsd === null || stsd.length < 8) return [];
  const dref = await readWhole(source, findAtom(trak, "mdia", "minf", "dinf", "dref"), MAX_DESCRIPTION);
  const external = dref === null ? new Set<number>() : externalReferences(dref.subarray(4));
  return readSampleEntries(stsd.subarray(4), { handler, isVersion1: stsd[0] === 1, external });
}

async function readChapters(source: ByteSource, tref: Mp4Atom | undefined): Promise<readonly number[]> {
  const content = (await readWhole(source, tref, MAX_REFERENCES)) ?? new Uint8Array(0);
  const references = innerAtoms(content).atoms.filter(({ type }) => type === "chap");
  return references.flatMap((atom) => {
    const view = viewOf(atom.content);
    return Array.from({ length: Math.floor(atom.content.length / 4) }, (_, index) =>
      view.getUint32(index * 4),
    );
  });
}

/** The content of an atom; null where there is none, and no more than `limit` bytes of it. */
export async function readWhole(
  source: ByteSource,
  atom: Mp4Atom | undefined,
  limit: number,
): Promise<Uint8Array | null> {
  if (atom === undefined) return null;
  const { offset, size } = contentOf(atom);
  return source.read(offset, Math.min(size, limit));
}

function findTables(children: readonly Mp4Atom[]): ReadonlyMap<string, Stretch> {
  const tables = new Map<string, Stretch>();
  for (const atom of children) {
    const { offset, size } = contentOf(atom);
    if (!TABLES.has(atom.type) || size < 4 || tables.has(atom.type)) continue;
    tables.set(atom.type, { offset: offset + 4, size: endOf(atom) - offset - 4 });
  }
  return tables;
}

async function readEdits(source: ByteSource, elst: Mp4Atom): Promise<Mp4Edit[] | string> {
  const bytes = (await readWhole(source, elst, 8 + MAX_EDITS * 20)) ?? new Uint8Array(0);
  const isLong = bytes[0] === 1;
  const width = isLong ? 20 : 12;
  const view = viewOf(bytes);
  const count = bytes.length < 8 ? Infinity : view.getUint32(4);
  if (8 + count * width > bytes.length) return "its edit list is cut off, or longer than any that is read";
  return Array.from({ length: count }, (_, index) => {
    const at = 8 + index * width;
    const rate = view.getInt32(at + width - 4) / 0x1_0000;
    if (!isLong) return { duration: view.getUint32(at), mediaTime: view.getInt32(at + 4), rate };
    const isEmpty = view.getBigInt64(at + 8) === -1n;
    return { duration: uint64At(view, at), mediaTime: isEmpty ? -1 : uint64At(view, at + 8), rate };
  });
}
