/**
 * Our own second reader, for what music-metadata is blind to: `axml`, everything in RF64 and BW64, and FLAC in Ogg. It
 * searches raw bytes and shares no code with the codecs that wrote them.
 */
import { readPlainChunks, type PlainChunk } from "./plain-chunks.ts";
import { readPlainOgg } from "./plain-ogg.ts";
import type { SecondReader, Statement } from "./statement.ts";

export const plainReader: SecondReader = {
  name: "deadwax-plain-reader",
  read: async (path) => [
    ...(await readPlainChunks(path)).flatMap(statementsOf),
    ...(await readPlainOgg(path)),
  ],
};

function statementsOf({ id, bytes }: PlainChunk): Statement[] {
  if (id === "axml") return fromAxml(bytes);
  return id === "LIST" ? fromInfo(bytes) : fromId3(bytes);
}

/** An identifier that is labelled ISRC, or whose text says so. */
const IDENTIFIERS = [
  /<(?:\w[\w.-]*:)?identifier\s[^>]*formatLabel\s*=\s*["']ISRC["'][^>]*>\s*<(?:\w[\w.-]*:)?identifier(?:\s[^>]*)?>([^<]*)</giu,
  /<(?:\w[\w.-]*:)?identifier(?:\s[^>]*)?>\s*(ISRC:[^<]*)</giu,
];

function fromAxml(bytes: Buffer): Statement[] {
  const isUtf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const text = isUtf16
    ? new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes)
    : bytes.toString("latin1");
  return IDENTIFIERS.flatMap((pattern) => [...text.matchAll(pattern)]).map((match) => ({
    carrier: "axml",
    place: "identifier",
    values: [(match[1] ?? "").trim().replace(/^ISRC:/iu, "")],
  }));
}

function fromInfo(bytes: Buffer): Statement[] {
  if (!bytes.toString("latin1").startsWith("INFO")) return [];
  return ["ISRC", "INAM", "IART"].flatMap((place): Statement[] => {
    const at = bytes.indexOf(place, 4, "latin1");
    if (at < 0) return [];
    const size = bytes.readUInt32LE(at + 4);
    const text = bytes.toString("latin1", at + 8, at + 8 + size);
    return [{ carrier: "INFO", place, values: [text.split("\0", 1)[0] ?? ""] }];
  });
}

/** An id, a size, flags; the encoding of the text comes next. */
const FRAME = /(?:T[A-Z][A-Z0-9]{2}|IPLS)(?=.{6})/gsu;
const FRAME_22 = /T[A-Z][A-Z0-9](?=.{3})/gsu;
/** The last encoding that is defined. */
const UTF8 = 3;

/** Text frames, found by what a frame header looks like. */
function fromId3(bytes: Buffer): Statement[] {
  if (bytes.length < 10) return [];
  const [version, flags] = [bytes[3] ?? 0, bytes[5] ?? 0];
  const stored = bytes.toString("latin1", 10);
  const text = (flags & 0x80) !== 0 ? stored.replaceAll("\xff\0", "\xff") : stored;
  const tag = Buffer.from(text, "latin1");
  const [pattern, headerLength] = version === 2 ? [FRAME_22, 6] : [FRAME, 10];
  const statements: Statement[] = [];
  for (const { index, 0: place } of text.matchAll(pattern)) {
    const start = index + headerLength;
    const digits = [...tag.subarray(index + place.length, index + (version === 2 ? 6 : 8))];
    for (const base of version === 4 ? [128, 256] : [256]) {
      const size = digits.reduce((sum, digit) => sum * base + digit, 0);
      if (size < 1 || start + size > tag.length || (tag[start] ?? 0) > UTF8) continue;
      const values = decode(tag.subarray(start, start + size));
      if (values === null) continue;
      const isPeople = place === "IPLS" || place === "TIPL";
      statements.push(...(isPeople ? peopleIn(place, values) : [{ carrier: "id3", place, values }]));
    }
  }
  return statements;
}

/** Roles and names by turns. */
function peopleIn(frame: string, values: readonly string[]): Statement[] {
  const roles = [...new Set(values.filter((_, index) => index % 2 === 0))];
  return roles.map((role) => {
    const names = values.filter((_, index) => index % 2 === 1 && values[index - 1] === role);
    return { carrier: "id3", place: `${frame}:${role}`, values: names };
  });
}

const LABELS = ["iso-8859-1", "utf-16le", "utf-16be", "utf-8"];

function decode(body: Buffer): string[] | null {
  const isSwapped = body[0] === 1 && body[1] === 0xfe && body[2] === 0xff;
  const label = isSwapped ? "utf-16be" : (LABELS[body[0] ?? 0] ?? "utf-8");
  const content = body.subarray(1);
  const text = label === "iso-8859-1" ? content.toString("latin1") : tryDecode(label, content);
  return text === null
    ? null
    : text
        .replace(/\0+$/u, "")
        .split("\0")
        .map((value) => value.replace(/^\ufeff/u, ""));
}

function tryDecode(label: string, content: Buffer): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    // Something that merely looked like a frame header.
    return null;
  }
}
