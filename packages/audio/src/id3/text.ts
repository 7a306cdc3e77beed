/** Text as ID3v2 stores it: one byte for the encoding, then values, separated by NUL. */
import type { Id3Version } from "./tag.ts";

/** What is odd about a text that was found. */
export type TextOddity = "nul" | "truncated" | "not-utf8" | "unknown-encoding";

export interface DecodedText {
  readonly values: readonly string[];
  readonly oddities: readonly TextOddity[];
}

const ENCODING = { latin1: 0, utf16WithBom: 1, utf16Be: 2, utf8: 3 } as const;

/** Decodes the body of a text frame. Nothing is refused: what cannot be decoded properly comes with its oddity. */
export function decodeText(body: Uint8Array, version: Id3Version): DecodedText {
  const oddities = new Set<TextOddity>();
  const text = body.length === 0 ? "" : decodeWhole(body[0] ?? 0, body.subarray(1), oddities);
  const values = text.replace(/\0+$/u, "").split("\0").map(withoutMark);
  // NUL separates values in 2.4; before, it ends the text, and what follows is there against the standard.
  if (version !== 4 && values.length > 1) oddities.add("nul");
  return { values: values.length === 1 && values[0] === "" ? [] : values, oddities: [...oddities] };
}

function decodeWhole(encoding: number, bytes: Uint8Array, oddities: Set<TextOddity>): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (encoding) {
    case ENCODING.latin1:
      return buffer.toString("latin1");
    case ENCODING.utf16WithBom:
    case ENCODING.utf16Be:
      return decodeUtf16(buffer, encoding === ENCODING.utf16Be, oddities);
    case ENCODING.utf8: {
      const text = buffer.toString("utf8");
      if (text.includes("�") && !Buffer.from(text, "utf8").equals(buffer)) oddities.add("not-utf8");
      return text;
    }
    default:
      // Some writers leave the byte out: then the first letter stands in its place.
      oddities.add("unknown-encoding");
      return String.fromCharCode(encoding) + buffer.toString("latin1");
  }
}

/** Code units as they are, unpaired surrogates included. Without a mark, UTF-16 is taken to be little-endian. */
function decodeUtf16(buffer: Buffer, isBigEndian: boolean, oddities: Set<TextOddity>): string {
  if (buffer.length % 2 === 1) oddities.add("truncated");
  const even = Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2)));
  const hasBigEndianMark = even.length >= 2 && even[0] === 0xfe && even[1] === 0xff;
  return (isBigEndian || hasBigEndianMark ? even.swap16() : even).toString("utf16le");
}

/** Each value may carry a mark of its own; one that appears swapped would need another byte order and is left. */
function withoutMark(value: string): string {
  return value.startsWith("\ufeff") ? value.slice(1) : value;
}

/** The body of a text frame: UTF-8 in 2.4; before, Latin-1 for ASCII and UTF-16 with a mark for everything else. */
export function encodeText(values: readonly string[], version: Id3Version): Uint8Array {
  const text = values.join("\0");
  if (version === 4) return Buffer.concat([Uint8Array.of(ENCODING.utf8), Buffer.from(text, "utf8")]);
  // eslint-disable-next-line no-control-regex -- ASCII is the question
  if (/^[\u0000-\u007f]*$/u.test(text)) {
    return Buffer.concat([Uint8Array.of(ENCODING.latin1), Buffer.from(text, "latin1")]);
  }
  const units = Buffer.from(values.map((value) => `\ufeff${value}`).join("\0"), "utf16le");
  return Buffer.concat([Uint8Array.of(ENCODING.utf16WithBom), units]);
}
