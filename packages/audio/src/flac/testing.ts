/** FLAC files that are built by hand, so that nothing needs to be installed, and the programs that judge them. */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import type { ByteSource } from "../riff/index.ts";
import { readFlacMap } from "./read-flac-map.ts";
import { pieceBytes, type Piece } from "../pieces/index.ts";

const BLOCK_FRAMES = 192;

/** A CRC over whole bytes, most significant bit first, from zero. */
function crc(bytes: Uint8Array, polynomial: number, bits: 8 | 16): number {
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (bits - 8);
    for (let bit = 0; bit < 8; bit++) {
      value = (value & (1 << (bits - 1))) === 0 ? value << 1 : (value << 1) ^ polynomial;
    }
    value &= (1 << bits) - 1;
  }
  return value;
}

/** Frames of 192 times the same sample: one channel of 16 bits at 44.1 kHz. */
function buildFrames(count: number, sample: number): Uint8Array {
  return Buffer.concat(
    Array.from({ length: count }, (_, number) => {
      const head = Uint8Array.of(0xff, 0xf8, 0x19, 0x08, number);
      const frame = Buffer.concat([
        head,
        Uint8Array.of(crc(head, 0x07, 8), 0x00, sample >> 8, sample & 0xff),
      ]);
      const check = crc(frame, 0x8005, 16);
      return Buffer.concat([frame, Uint8Array.of(check >> 8, check & 0xff)]);
    }),
  );
}

export interface TestBlock {
  readonly type: number;
  readonly content: Uint8Array;
}

export interface TestFlac {
  /** Behind STREAMINFO. */
  readonly blocks?: readonly TestBlock[];
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly frames?: number;
  readonly isLengthKnown?: boolean;
}

/** A whole FLAC file. */
export function buildFlac(content: TestFlac = {}): Buffer {
  const { blocks = [], before = new Uint8Array(0), after = new Uint8Array(0) } = content;
  const { frames = 3, isLengthKnown = true } = content;
  const samples = Buffer.alloc(frames * BLOCK_FRAMES * 2);
  for (let at = 0; at < samples.length; at += 2) samples.writeInt16LE(0x1234, at);
  const info = Buffer.alloc(34);
  info.writeUInt16BE(BLOCK_FRAMES, 0);
  info.writeUInt16BE(BLOCK_FRAMES, 2);
  info.writeUInt32BE(((44_100 << 12) | (0 << 9) | (15 << 4)) >>> 0, 10);
  if (isLengthKnown) {
    info.writeUInt32BE(frames * BLOCK_FRAMES, 14);
    createHash("md5").update(samples).digest().copy(info, 18);
  }
  const all = [{ type: 0, content: info }, ...blocks];
  const stored = all.map(({ type, content: bytes }, index) => {
    const header = Buffer.alloc(4);
    header.writeUInt32BE(bytes.length);
    header[0] = type | (index === all.length - 1 ? 0x80 : 0);
    return Buffer.concat([header, bytes]);
  });
  return Buffer.concat([before, Buffer.from("fLaC"), ...stored, buildFrames(frames, 0x1234), after]);
}

/** A list of comments. */
export function buildComment(entries: readonly string[], rest: Uint8Array = new Uint8Array(0)): Buffer {
  const texts = ["test", ...entries].map((text) => {
    const bytes = Buffer.from(text, "utf8");
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    return Buffer.concat([size, bytes]);
  });
  const count = Buffer.alloc(4);
  count.writeUInt32LE(entries.length);
  return Buffer.concat([...texts.slice(0, 1), count, ...texts.slice(1), rest]);
}

/** The file that pieces make. */
export async function carryOut(
  source: ByteSource,
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(await pieceBytes(source, piece));
  return Buffer.concat(parts);
}

/** Type, size and hash of each block, then of the audio and what is around it. */
export async function listFlac(source: ByteSource): Promise<string[]> {
  const map = await readFlacMap(source);
  const parts = [
    { name: "before", offset: 0, size: map.start },
    ...map.blocks.map(({ type, offset, size }) => ({ name: String(type), offset, size })),
    { name: "audio", ...map.audio },
    ...(map.trailing === null ? [] : [{ name: "behind", ...map.trailing }]),
  ];
  const list: string[] = [];
  for (const { name, offset, size } of parts) {
    const hash = createHash("sha256")
      .update(await source.read(offset, size))
      .digest("hex");
    list.push(`${name} ${hash.slice(0, 16)}`);
  }
  return list;
}

export function isInstalled(program: string): boolean {
  return spawnSync("which", [program]).status === 0;
}

/** What a program writes to standard output; it must succeed and say nothing of errors. */
export function judge(program: string, parameters: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${program} ${parameters.join(" ")}: ${stderr}`);
  return stdout;
}
