import { inflateSync } from "node:zlib";
import { removeUnsynchronisation, writeSynchsafe, writeUint32Be } from "./synchsafe.ts";
import { frameHeaderLength, HEADER_FLAG, type Id3Frame, type Id3Tag, type Id3Version } from "./tag.ts";

/** The most a compressed text frame may unpack to. */
const MAX_INFLATED = 1 << 20;

/** Frame flags, and how many bytes each puts before the body, in the order they stand there. */
const FLAGS = {
  3: { compressed: 0x80, encrypted: 0x40, grouped: 0x20, unsynchronised: 0, lengthStated: 0 },
  4: { compressed: 0x08, encrypted: 0x04, grouped: 0x40, unsynchronised: 0x02, lengthStated: 0x01 },
} as const;

/** The body of a frame in clear, or null where it is encrypted or cannot be unpacked. */
export function readFrameBody(frame: Id3Frame, tag: Pick<Id3Tag, "version" | "flags">): Uint8Array | null {
  const stored = frame.raw.subarray(frameHeaderLength(tag.version));
  if (tag.version === 2) return stored;
  const flags = FLAGS[tag.version];
  const has = (flag: number): boolean => (frame.flags & flag) !== 0;
  if (has(flags.encrypted)) return null;
  const isUnsynchronised =
    tag.version === 4 && (has(flags.unsynchronised) || (tag.flags & HEADER_FLAG.unsynchronised) !== 0);
  const body = isUnsynchronised ? removeUnsynchronisation(stored) : stored;
  const statesLength = tag.version === 3 ? has(flags.compressed) : has(flags.lengthStated);
  const content = body.subarray((statesLength ? 4 : 0) + (has(flags.grouped) ? 1 : 0));
  return has(flags.compressed) ? inflate(content) : content;
}

function inflate(content: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(content, { maxOutputLength: MAX_INFLATED });
  } catch {
    // zlib throws for damaged and for oversized content alike; to a reader of tags both are unreadable.
    return null;
  }
}

/** A frame without flags. */
export function createFrame(
  id: string,
  body: Uint8Array,
  { version, frameSizes }: { readonly version: Id3Version; readonly frameSizes: Id3Tag["frameSizes"] },
): Id3Frame {
  const size =
    version === 4 && frameSizes === "synchsafe" ? writeSynchsafe(body.length) : writeUint32Be(body.length);
  const header = version === 2 ? size.subarray(1) : Buffer.concat([size, Uint8Array.of(0, 0)]);
  return { id, flags: 0, raw: Buffer.concat([Buffer.from(id, "latin1"), header, body]) };
}
