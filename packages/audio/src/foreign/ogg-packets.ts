/** The first packets of an Ogg file (RFC 3533): those that hold headers and comments. */
import { readUint32, type ByteSource } from "../riff/index.ts";

/** Pictures stand in comments, and are large; beyond this the rest of the packet is left out. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Reads up to `wanted` packets of the first stream in the file. The last may be cut off at 16 MiB. */
export async function readOggPackets(source: ByteSource, wanted: number): Promise<Uint8Array[]> {
  const packets: Uint8Array[] = [];
  let pieces: Uint8Array[] = [];
  let serial: number | undefined;
  for (let offset = 0; offset < Math.min(source.size, MAX_BYTES) && packets.length < wanted;) {
    const head = await source.read(offset, 27 + 255);
    if (head.length < 27 || head[0] !== 0x4f || head[3] !== 0x53) break;
    const lacing = head.subarray(27, 27 + (head[26] ?? 0));
    const bodyOffset = offset + 27 + lacing.length;
    const body = await source.read(bodyOffset, sum(lacing));
    offset = bodyOffset + sum(lacing);
    serial ??= readUint32(head, 14);
    if (readUint32(head, 14) !== serial) continue;
    for (let index = 0, start = 0; index < lacing.length && packets.length < wanted; index++) {
      const size = lacing[index] ?? 0;
      pieces.push(body.subarray(start, start + size));
      start += size;
      // A full lacing value says that the packet goes on.
      if (size === 255) continue;
      packets.push(Buffer.concat(pieces));
      pieces = [];
    }
  }
  return pieces.length > 0 && packets.length < wanted ? [...packets, Buffer.concat(pieces)] : packets;
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}
