/** What tests of MP4 files have in common. */
import { createHash } from "node:crypto";
import { readMp4Map, type Mp4Map } from "../mp4/index.ts";
import { openBytesSource, type ByteSource } from "../riff/index.ts";
import { hashMp4, type Mp4Hash } from "./hash-mp4.ts";
import { sortTracks } from "./sort-tracks.ts";

/** What goes into a hash of packets, spelled as the specification spells it. */
export interface SpecPackets {
  readonly kind: "pkt " | "pic ";
  readonly numbers: readonly [number, number, number];
  readonly codec: string;
  readonly setup: readonly Uint8Array[];
  readonly packets: readonly Uint8Array[];
  /** Start and length; null where not told. */
  readonly stretches: readonly (readonly [number | null, number])[];
}

/** The hash by the letter of docs/reference/audio-hash.md. */
export function hashBySpec({ kind, numbers, codec, setup, packets, stretches }: SpecPackets): string {
  const uint32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const uint64 = (value: number | null): Buffer => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(value === null ? 2n ** 64n - 1n : BigInt(value));
    return bytes;
  };
  const counted = (part: Uint8Array): Uint8Array[] => [uint32(part.length), part];
  const parts = [
    Buffer.from(`dwa1${kind}`, "latin1"),
    ...numbers.map(uint32),
    Buffer.from(codec, "latin1"),
    uint32(setup.length),
    ...setup.flatMap(counted),
    ...packets.flatMap(counted),
    ...stretches.flatMap(([start, length]) => [uint64(start), uint64(length)]),
    ...[uint64(packets.length), uint64(stretches.length)],
  ];
  return `dwa1:${createHash("sha256").update(Buffer.concat(parts)).digest("hex")}`;
}

/** A film of these hashes, by the letter. */
export function hashVideoBySpec(sounds: readonly string[], pictures: readonly string[]): string {
  const hash = createHash("sha256").update("dwa1vid ");
  for (const list of [sounds, pictures]) {
    hash.update(Uint8Array.of(list.length, 0, 0, 0));
    for (const one of list) hash.update(Buffer.from(one.slice(5), "hex"));
  }
  return `dwa1:${hash.digest("hex")}`;
}

export interface HashedBytes extends Mp4Hash {
  readonly map: Mp4Map;
  readonly source: ByteSource;
}

/** Hashes a file in memory, without measuring how it sounds. */
export async function hashBytes(bytes: Uint8Array): Promise<HashedBytes> {
  const source = openBytesSource(bytes);
  const map = await readMp4Map(source);
  const hashed = await hashMp4(source, sortTracks(map), { depth: "identity", isPartial: false });
  return { ...hashed, map, source };
}
