/** MP4 files that are built by hand, right or wrong, and the programs that judge them. */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import type { ByteSource } from "../riff/index.ts";
import { pieceBytes, type Piece } from "../pieces/index.ts";
import { buildAtom, contentOf, type Mp4Atom } from "./atom.ts";
import { readMp4Map } from "./read-mp4-map.ts";
import { readPackets } from "./read-packets.ts";

/** Numbers of four bytes, most significant first. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
}

export function text(value: string): Buffer {
  return Buffer.from(value, "latin1");
}

export interface BuiltMp4 {
  /** Bytes of each packet of the first track. Default: seven small ones. */
  readonly packets?: readonly Uint8Array[];
  /** Packets of a chunk. Default 3. */
  readonly perChunk?: number;
  readonly brand?: string;
  /** Atoms in `moov` behind the tracks, `udta` for one. */
  readonly inMoov?: readonly Uint8Array[];
  /** Where the samples are. Default: behind `moov`. */
  readonly order?: "moov-first" | "moov-last";
  /** Between `moov` and `mdat`, or behind the last of them. */
  readonly between?: readonly Uint8Array[];
  readonly behind?: readonly Uint8Array[];
  readonly isLong?: boolean;
  /** Rows of duration and media time, in units of 1,000 and 44,100 a second. */
  readonly edits?: readonly (readonly [number, number])[];
  readonly timescale?: number;
  /** In place of the sound entry. */
  readonly entry?: Uint8Array;
  /** Added to every place in the table. */
  readonly error?: number;
  readonly handler?: string;
}

export const PACKETS: readonly Uint8Array[] = [11, 5, 300, 7, 1, 64, 20].map((size, index) =>
  Buffer.alloc(size, index + 1),
);
const UNITS = 1024;

/** Head of an atom with version and flags. */
export function full(type: string, ...parts: readonly Uint8Array[]): Buffer {
  return buildAtom(type, words(0), ...parts);
}

/** An AAC entry: AudioSpecificConfig of AAC-LC, 44.1 kHz, stereo. */
export function aacEntry(): Buffer {
  const config = Uint8Array.of(5, 2, 0x12, 0x10);
  const decoder = Buffer.concat([Uint8Array.of(4, 13 + config.length, 0x40, 0x15), Buffer.alloc(11), config]);
  const es = Buffer.concat([Uint8Array.of(3, 3 + decoder.length, 0, 1, 0), decoder]);
  return soundEntry("mp4a", [full("esds", es)]);
}

export function soundEntry(
  coding: string,
  extensions: readonly Uint8Array[],
  { channels = 2, bits = 16, rate = 44_100 }: { channels?: number; bits?: number; rate?: number } = {},
): Buffer {
  const fixed = Buffer.alloc(28);
  fixed.writeUInt16BE(1, 6);
  fixed.writeUInt16BE(channels, 16);
  fixed.writeUInt16BE(bits, 18);
  fixed.writeUInt16BE(rate, 24);
  return buildAtom(coding, fixed, ...extensions);
}

export function header(type: "mvhd" | "mdhd", timescale: number, duration: number): Buffer {
  return full(type, words(0, 0, timescale, duration), Buffer.alloc(type === "mvhd" ? 80 : 4));
}

/** A whole file with one track of sound. */
export function buildMp4(mp4: BuiltMp4 = {}): Buffer {
  const { packets = PACKETS, order = "moov-first", between = [], behind = [], brand = "M4A " } = mp4;
  const ftyp = buildAtom("ftyp", text(brand), words(0), text(`${brand}isom`));
  const mdat = buildAtom("mdat", ...packets);
  const isFirst = order === "moov-first";
  const place = (moov: number): number =>
    ftyp.length + 8 + (isFirst ? moov + sum(between) : 0) + (mp4.error ?? 0);
  const moov = buildMoov(mp4, place(buildMoov(mp4, 0).length));
  const body = isFirst ? [moov, ...between, mdat] : [mdat, ...between, moov];
  return Buffer.concat([ftyp, ...body, ...behind]);
}

function sum(parts: readonly Uint8Array[]): number {
  return parts.reduce((total, { length }) => total + length, 0);
}

function buildMoov(mp4: BuiltMp4, mdat: number): Buffer {
  const { packets = PACKETS, timescale = 44_100, inMoov = [], edits } = mp4;
  const duration = packets.length * UNITS;
  const tkhd = full("tkhd", words(0, 0, 1, 0, duration), Buffer.alloc(60));
  tkhd.writeUInt8(1, 11);
  const rows = (edits ?? []).map(([length, start]) => words(length, start, 0x1_0000));
  const edts = edits === undefined ? [] : [buildAtom("edts", full("elst", words(rows.length), ...rows))];
  const hdlr = full("hdlr", words(0), text(mp4.handler ?? "soun"), Buffer.alloc(13));
  const dinf = buildAtom("dinf", full("dref", words(1), buildAtom("url ", words(1))));
  const minf = buildAtom("minf", full("smhd", words(0)), dinf, buildTables(mp4, mdat));
  const mdia = buildAtom("mdia", header("mdhd", timescale, duration), hdlr, minf);
  const trak = buildAtom("trak", tkhd, ...edts, mdia);
  return buildAtom("moov", header("mvhd", 1000, Math.ceil((duration * 1000) / timescale)), trak, ...inMoov);
}

function buildTables(
  { packets = PACKETS, perChunk = 3, isLong = false, entry = aacEntry() }: BuiltMp4,
  mdat: number,
): Buffer {
  const offsets: number[] = [];
  let at = mdat;
  for (const [index, { length }] of packets.entries()) {
    if (index % perChunk === 0) offsets.push(at);
    at += length;
  }
  const rest = packets.length % perChunk;
  const runs = rest === 0 ? [words(1, perChunk, 1)] : [words(1, perChunk, 1), words(offsets.length, rest, 1)];
  const places = isLong
    ? offsets.map((offset) => words(Math.floor(offset / 2 ** 32), offset))
    : [words(...offsets)];
  return buildAtom(
    "stbl",
    full("stsd", words(1), entry),
    full("stts", words(1, packets.length, UNITS)),
    full("stsc", words(runs.length), ...runs),
    full("stsz", words(0, packets.length, ...packets.map(({ length }) => length))),
    full(isLong ? "co64" : "stco", words(offsets.length), ...places),
  );
}

/** `udta` with `meta` of iTunes and what is in it behind the handler. */
export function itunesUdta(items: readonly Uint8Array[], inMeta: readonly Uint8Array[] = []): Buffer {
  const hdlr = full("hdlr", words(0), text("mdirappl"), Buffer.alloc(9));
  return buildAtom("udta", full("meta", hdlr, buildAtom("ilst", ...items), ...inMeta));
}

export function dataAtom(bytes: Uint8Array | string, kind = 1, locale = 0): Buffer {
  return buildAtom("data", words(kind, locale), typeof bytes === "string" ? Buffer.from(bytes) : bytes);
}

export function item(type: string, ...values: readonly (Uint8Array | string)[]): Buffer {
  return buildAtom(type, ...values.map((value) => (typeof value === "string" ? dataAtom(value) : value)));
}

export function freeItem(name: string, ...values: readonly (Uint8Array | string)[]): Buffer {
  const data = values.map((value) => (typeof value === "string" ? dataAtom(value) : value));
  return buildAtom("----", full("mean", text("com.apple.iTunes")), full("name", text(name)), ...data);
}

export function free(size: number): Buffer {
  return buildAtom("free", Buffer.alloc(size - 8, "x"));
}

/** The file that pieces make. */
export async function carryOut(source: ByteSource, pieces: readonly Piece[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (const piece of pieces) parts.push(await pieceBytes(source, piece));
  return Buffer.concat(parts);
}

/** Way and hash of every atom without others in it, in their order; `free` and what states places or our tags is left out. */
export async function listAtoms(source: ByteSource): Promise<string[]> {
  const map = await readMp4Map(source);
  const list: string[] = [];
  const hash = async (offset: number, size: number): Promise<string> =>
    createHash("sha256")
      .update(await source.read(offset, size))
      .digest("hex")
      .slice(0, 16);
  const visit = async (atoms: readonly Mp4Atom[], path: string): Promise<void> => {
    for (const atom of atoms) {
      const way = `${path}/${atom.type}`;
      if (["free", "skip", "stco", "co64", "mfra", "moof", "sidx", "iloc"].includes(atom.type)) continue;
      if (atom.childrenOffset !== null) await visit(atom.children, way);
      else {
        const { offset, size } = contentOf(atom);
        list.push(`${way} ${size} ${await hash(offset, size)}`);
      }
      if (atom.rest !== null) list.push(`${way} rest ${await hash(atom.rest.offset, atom.rest.size)}`);
    }
  };
  await visit(map.atoms, "");
  if (map.rest !== null) list.push(`rest ${await hash(map.rest.offset, map.rest.size)}`);
  return list;
}

/** For each track the hashes of its packets. */
export async function hashPackets(source: ByteSource): Promise<string[][]> {
  const { tracks } = await readMp4Map(source);
  const all: string[][] = [];
  for (const track of tracks) {
    const hashes: string[] = [];
    for await (const { bytes } of readPackets(source, track))
      hashes.push(createHash("md5").update(bytes).digest("hex"));
    all.push(hashes);
  }
  return all;
}

export function isInstalled(program: string): boolean {
  return spawnSync("which", [program]).status === 0;
}

/** What a program writes to standard output; it must succeed. */
export function judge(program: string, parameters: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program} ${parameters.join(" ")}: ${stderr}`);
  return stdout;
}
