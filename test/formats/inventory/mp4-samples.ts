/** The bytes of the samples of a track, wherever its tables say they are (ISO/IEC 14496-12, 8.7 and 8.8). */
import { createHash } from "node:crypto";
import type { Atom } from "./list-mp4.ts";
import { take } from "./part.ts";

/** What a `moof` says about one track. */
export interface Fragment {
  /** Offset of the `moof` in the file. */
  readonly start: number;
  readonly trackId: number;
  readonly header: Buffer;
  readonly runs: readonly Buffer[];
}

/** Hash of all samples by the sample table, each with its size. */
export function hashSamples(bytes: Buffer, path: string, track: Atom): string {
  const table = (name: string): Buffer | undefined => findAtom(track, name)?.content;
  const [sizes, chunks] = [table("stsz"), table("stsc")];
  if (sizes === undefined || chunks === undefined) throw new Error(`${path} lacks stsz or stsc`);
  const offsets = readOffsets(table("stco"), table("co64"));
  const count = sizes.readUInt32BE(8);
  const sizeOf = (index: number): number => sizes.readUInt32BE(4) || sizes.readUInt32BE(12 + 4 * index);
  const hash = createHash("sha256");
  let sample = 0;
  for (const [index, start] of offsets.entries()) {
    let at = start;
    for (let left = samplesIn(chunks, index + 1); left > 0; left--, sample++) {
      hash.update(`${sizeOf(sample)}:`).update(take(bytes, at, sizeOf(sample)));
      at += sizeOf(sample);
    }
  }
  if (sample !== count) throw new Error(`${path} places ${sample} samples of ${count}`);
  return hash.digest("hex");
}

function samplesIn(stsc: Buffer, chunk: number): number {
  let samples = 0;
  for (let row = 0; row < stsc.readUInt32BE(4); row++) {
    if (stsc.readUInt32BE(8 + 12 * row) <= chunk) samples = stsc.readUInt32BE(12 + 12 * row);
  }
  return samples;
}

function readOffsets(stco: Buffer | undefined, co64: Buffer | undefined): number[] {
  const table = stco ?? co64;
  if (table === undefined) return [];
  const offset = (index: number): number =>
    stco === undefined ? Number(table.readBigUInt64BE(8 + 8 * index)) : table.readUInt32BE(8 + 4 * index);
  return Array.from({ length: table.readUInt32BE(4) }, (_, index) => offset(index));
}

function findAtom(atom: Atom, type: string): Atom | undefined {
  return atom.type === type
    ? atom
    : atom.children.map((child) => findAtom(child, type)).find((found) => found);
}

const HAS_OFFSET = 0x1;
const HAS_FIRST_FLAGS = 0x4;
/** Duration, size, flags, time of composition: four bytes each where they are there. */
const SAMPLE_FIELDS = [0x100, 0x200, 0x400, 0x800];
const HAS_SIZE = 0x200;

/** Hash of all samples of one track in fragments; empty where there are none. */
export function hashFragments(bytes: Buffer, fragments: readonly Fragment[]): string {
  if (fragments.length === 0) return "";
  const hash = createHash("sha256");
  for (const { start, header, runs } of fragments) {
    const hasBase = (header.readUInt8(3) & 1) !== 0;
    const base = hasBase ? Number(header.readBigUInt64BE(8)) : start;
    let at = base;
    for (const run of runs) {
      const flags = run.readUIntBE(1, 3);
      const fields = SAMPLE_FIELDS.filter((field) => (flags & field) !== 0);
      if ((flags & HAS_OFFSET) !== 0) at = base + run.readInt32BE(8);
      let entry = 8 + ((flags & HAS_OFFSET) === 0 ? 0 : 4) + ((flags & HAS_FIRST_FLAGS) === 0 ? 0 : 4);
      for (let left = run.readUInt32BE(4); left > 0; left--, entry += 4 * fields.length) {
        const size = fields.includes(HAS_SIZE)
          ? run.readUInt32BE(entry + 4 * fields.indexOf(HAS_SIZE))
          : defaultSize(header);
        hash.update(`${size}:`).update(take(bytes, at, size));
        at += size;
      }
    }
  }
  return hash.digest("hex");
}

/** From `tfhd`: behind base, description and duration where these are there. */
function defaultSize(header: Buffer): number {
  const flags = header.readUIntBE(1, 3);
  if ((flags & 0x10) === 0) throw new Error("a fragment does not state the size of its samples");
  const before = (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0) + (flags & 8 ? 4 : 0);
  return header.readUInt32BE(8 + before);
}
