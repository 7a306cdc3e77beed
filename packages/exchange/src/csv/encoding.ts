import { CatalogError } from "@deadwax/catalog";

/** How many bytes are looked at before the encoding and the separator are decided. */
export const PEEK_BYTES = 64 * 1024;

/** How text is to be decoded. "detect" starts as ASCII and decides at the first byte that is not. */
export interface Encoding {
  readonly label: string;
  /** Length of the byte order mark. */
  readonly markLength: number;
  /** For "detect": finds the older encoding of bytes that are not UTF-8. */
  readonly legacy?: (bytes: Uint8Array) => string;
}

const MARKS = [
  { label: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { label: "utf-16le", mark: [0xff, 0xfe] },
  { label: "utf-16be", mark: [0xfe, 0xff] },
];

/** What the beginning of a file says about its encoding. Throws SHEET_NOT_TEXT for binary files. */
export function findEncoding(head: Uint8Array): Encoding {
  for (const { label, mark } of MARKS) {
    if (mark.every((byte, index) => head[index] === byte)) return { label, markLength: mark.length };
  }
  const wide = findUtf16(head);
  if (wide !== null) return { label: wide, markLength: 0 };
  if (looksBinary(head)) throw new CatalogError("SHEET_NOT_TEXT", {});
  return { label: "detect", markLength: 0 };
}

/** The encoding a person named. Throws SHEET_ENCODING_UNKNOWN. */
export function namedEncoding(name: string, head: Uint8Array): Encoding {
  try {
    const label = new TextDecoder(name).encoding;
    const mark = MARKS.find((known) => known.label === label)?.mark ?? [];
    const isMarked = mark.length > 0 && mark.every((byte, index) => head[index] === byte);
    return { label, markLength: isMarked ? mark.length : 0 };
  } catch (cause) {
    throw new CatalogError("SHEET_ENCODING_UNKNOWN", { encoding: name }, { cause });
  }
}

/** UTF-16 without a mark: most sheets hold commas, digits and Latin letters, whose other byte is zero. */
function findUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.floor(head.length / 2);
  if (pairs === 0) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) even++;
    if (head[index + 1] === 0) odd++;
  }
  if (odd > pairs * 0.3 && even < pairs * 0.05) return "utf-16le";
  if (even > pairs * 0.3 && odd < pairs * 0.05) return "utf-16be";
  return null;
}

function looksBinary(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control++;
  }
  const starts = String.fromCharCode(...head.subarray(0, 5));
  return starts === "%PDF-" || control > head.length * 0.05;
}
