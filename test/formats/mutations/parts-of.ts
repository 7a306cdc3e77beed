/**
 * The parts of a file as far as they can be made out. Unlike the inventory it never refuses: the files it is given are
 * damaged already, and all it has to find are places where damage hurts.
 */
import { mpegFrameSize } from "../../../packages/audio/src/recognise/mpeg-frame.ts";
import { isFlacFrame } from "./flac-frame.ts";
import { numberAt, textAt, type NumberForm, type Part } from "./part.ts";
import { partsOfMp4 } from "./parts-of-mp4.ts";
import { commentsAt, id3At, type Found } from "./parts-of-tags.ts";

/** More parts than this are no longer of use for choosing one. */
const MOST = 20_000;

/** Outer parts come before those inside them. */
export function partsOf(bytes: Buffer): Part[] {
  const parts: Part[] = [];
  const tag = id3At(bytes, 0);
  parts.push(...tag.parts);
  const start = tag.end;
  const name = textAt(bytes, start);
  if (["RIFF", "RF64", "BW64"].includes(name)) parts.push(...partsOfChunks(bytes, start, "le"));
  else if (name === "FORM") parts.push(...partsOfChunks(bytes, start, "be"));
  else if (name === "fLaC") parts.push(...partsOfFlac(bytes, start));
  else if (name === "OggS") parts.push(...partsOfOgg(bytes, start));
  else if (["ftyp", "moov", "mdat", "free", "wide"].includes(textAt(bytes, start + 4)))
    parts.push(...partsOfMp4(bytes, start));
  else parts.push(...partsOfMpeg(bytes, start));
  return parts.filter((part) => part.start < part.end && part.end <= bytes.length);
}

function partsOfChunks(bytes: Buffer, start: number, form: NumberForm): Part[] {
  const size = { at: start + 4, width: 4, form };
  const parts: Part[] = [{ name: textAt(bytes, start), start, end: bytes.length, size }];
  walkChunks(start + 12, bytes.length, parts);
  return parts;

  function walkChunks(from: number, to: number, found: Part[]): void {
    for (let at = from; at + 8 <= to && found.length < MOST;) {
      const field = { at: at + 4, width: 4, form };
      const stated = numberAt(bytes, field);
      const end = Math.min(to, at + 8 + stated + (stated % 2));
      const id = textAt(bytes, at);
      found.push({ name: id, start: at, end, size: field });
      if (id === "LIST") walkChunks(at + 12, end, found);
      if (/^ID3 $/iu.test(id)) found.push(...id3At(bytes, at + 8).parts);
      at = end;
    }
  }
}

function partsOfFlac(bytes: Buffer, start: number): Part[] {
  const parts: Part[] = [];
  let at = start + 4;
  for (let isLast = false; !isLast && at + 4 <= bytes.length && parts.length < MOST;) {
    const size = { at: at + 1, width: 3, form: "be" } as const;
    const type = (bytes[at] ?? 0) & 0x7f;
    isLast = (bytes[at] ?? 0) >= 0x80;
    const end = Math.min(bytes.length, at + 4 + numberAt(bytes, size));
    parts.push({ name: `block ${type}`, start: at, end, size });
    if (type === 4) parts.push(...commentsAt(bytes, at + 4).parts);
    at = end;
  }
  const frames: number[] = [];
  for (; at + 2 <= bytes.length && frames.length < MOST; at++) if (isFlacFrame(bytes, at)) frames.push(at);
  return [...parts, ...between("frame", frames, bytes.length)];
}

function partsOfOgg(bytes: Buffer, start: number): Part[] {
  const pages: number[] = [];
  for (let at = start; at >= 0 && pages.length < MOST; at = bytes.indexOf("OggS", at + 4, "latin1"))
    pages.push(at);
  const parts: Part[] = between("page", pages, bytes.length);
  for (const mark of ["\x03vorbis", "OpusTags"]) {
    const at = bytes.indexOf(mark, start, "latin1");
    if (at >= 0) parts.push(...commentsAt(bytes, at + mark.length).parts);
  }
  return parts;
}

function partsOfMpeg(bytes: Buffer, start: number): Part[] {
  const parts: Part[] = [];
  let at = start;
  while (at + 4 <= bytes.length && parts.length < MOST) {
    const size = mpegFrameSize(bytes, at);
    if (size === null || size < 4) at += 1;
    else {
      parts.push({ name: "frame", start: at, end: Math.min(bytes.length, at + size), size: null });
      at += size;
    }
  }
  return [...parts, ...closingTags(bytes)];
}

/** ID3v1 and APEv2, which stand at the end. */
function closingTags(bytes: Buffer): Found["parts"] {
  const parts: Part[] = [];
  const old = bytes.length - 128;
  if (textAt(bytes, old, 3) === "TAG")
    parts.push({ name: "ID3v1", start: old, end: bytes.length, size: null });
  for (let at = bytes.indexOf("APETAGEX"); at >= 0; at = bytes.indexOf("APETAGEX", at + 8)) {
    const size = { at: at + 12, width: 4, form: "le" } as const;
    parts.push({ name: "APETAGEX", start: at, end: at + 32, size });
    parts.push({ name: "APE count", start: at + 16, end: at + 20, size: { ...size, at: at + 16 } });
  }
  return parts;
}

function between(name: string, starts: readonly number[], end: number): Part[] {
  return starts.map((start, index) => ({ name, start, end: starts[index + 1] ?? end, size: null }));
}
