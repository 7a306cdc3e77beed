import { readSynchsafe, readUint32Be } from "./synchsafe.ts";
import { frameHeaderLength, type Id3Frame, type Id3Tag, type Id3Version } from "./tag.ts";

/** A tag with more frames than this was not made by a tagger. */
const MAX_FRAMES = 20_000;
const FRAME_ID = { 2: /^[A-Z0-9]{3}$/, 3: /^[A-Z0-9]{4}$/, 4: /^[A-Z0-9]{4}$/ } as const;

export type FrameArea = Pick<Id3Tag, "frames" | "rest" | "padding" | "frameSizes">;

/** Cuts the frame area of a tag into frames, what cannot be read as frames, and padding. */
export function splitFrames(area: Uint8Array, version: Id3Version): FrameArea {
  const plain = (): FrameArea => cutFrames(area, { version, frameSizes: "plain" });
  if (version !== 4) return plain();
  const synchsafe = cutFrames(area, { version, frameSizes: "synchsafe" });
  if (synchsafe.rest.length === 0) return synchsafe;
  // A size above 127 reads differently in the two forms; only the one that was meant ends where the frames do.
  const other = plain();
  return other.rest.length === 0 ? other : synchsafe;
}

interface Form {
  readonly version: Id3Version;
  readonly frameSizes: Id3Tag["frameSizes"];
}

function cutFrames(area: Uint8Array, form: Form): FrameArea {
  const frames: Id3Frame[] = [];
  let offset = 0;
  while (frames.length < MAX_FRAMES) {
    const frame = readFrame(area, offset, form);
    if (frame === null) break;
    frames.push(frame);
    offset += frame.raw.length;
  }
  const left = area.subarray(offset);
  const isPadding = isAllZero(left);
  return {
    frames,
    rest: isPadding ? new Uint8Array(0) : left,
    padding: isPadding ? left.length : 0,
    frameSizes: form.frameSizes,
  };
}

/** A loop, because a callback for each byte of the padding is a tenth of the time that a write of tags takes. */
function isAllZero(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index += 1) if (bytes[index] !== 0) return false;
  return true;
}

function readFrame(area: Uint8Array, offset: number, { version, frameSizes }: Form): Id3Frame | null {
  const header = frameHeaderLength(version);
  if (offset + header > area.length) return null;
  const idLength = version === 2 ? 3 : 4;
  const id = latin1(area, offset, idLength);
  if (!FRAME_ID[version].test(id)) return null;
  const size = readFrameSize(area, offset + idLength, { version, frameSizes });
  if (offset + header + size > area.length) return null;
  const flags = version === 2 ? 0 : (area[offset + 8] ?? 0) * 256 + (area[offset + 9] ?? 0);
  return { id, raw: area.subarray(offset, offset + header + size), flags };
}

function latin1(area: Uint8Array, offset: number, length: number): string {
  let text = "";
  for (let at = offset; at < offset + length; at += 1) text += String.fromCharCode(area[at] ?? 0);
  return text;
}

function readFrameSize(area: Uint8Array, offset: number, { version, frameSizes }: Form): number {
  // 2.2 has three bytes: read as four, the first belongs to the id.
  if (version === 2) return readUint32Be(area, offset - 1) % 0x1_00_00_00;
  return frameSizes === "synchsafe" ? readSynchsafe(area, offset) : readUint32Be(area, offset);
}
