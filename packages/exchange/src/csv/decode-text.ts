import { isAscii, isUtf8 } from "node:buffer";
import type { Issue } from "@deadwax/identifiers";
import type { Encoding } from "./encoding.ts";

/**
 * Decodes bytes to text piece by piece. Findings are put into `found` when they are made, which for a file
 * that is plain ASCII for a gigabyte is late.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  found: Issue[],
): AsyncGenerator<string> {
  const decode = encoding.label === "detect" ? detectingDecoder(found) : fixedDecoder(encoding.label, found);
  let skip = encoding.markLength;
  for await (const piece of bytes) {
    const rest = piece.subarray(skip);
    skip -= piece.length - rest.length;
    const text = decode(rest, false);
    if (text !== "") yield text;
  }
  const end = decode(new Uint8Array(), true);
  if (end !== "") yield end;
}

type Decode = (piece: Uint8Array, isEnd: boolean) => string;

function fixedDecoder(label: string, found: Issue[]): Decode {
  if (label === "utf-8") return detectingDecoder(found, "utf-8");
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (piece, isEnd) => decoder.decode(piece, { stream: !isEnd });
}

/**
 * Without a mark a file is ASCII until a byte says otherwise. Valid UTF-8 with characters beyond ASCII is almost
 * never anything else; invalid UTF-8 is read as Windows-1252, which contains Latin-1, and that is said.
 */
function detectingDecoder(found: Issue[], start: "ascii" | "utf-8" = "ascii"): Decode {
  let state: "ascii" | "utf-8" | "windows-1252" = start;
  let carry: Uint8Array = new Uint8Array();
  const latin = new TextDecoder("windows-1252");
  return (piece, isEnd) => {
    if (state === "windows-1252") return latin.decode(piece);
    const joined = carry.length === 0 ? piece : Buffer.concat([carry, piece]);
    const end = isEnd ? joined.length : joined.length - incompleteTail(joined);
    const body = joined.subarray(0, end);
    carry = joined.subarray(end);
    if (isAscii(body)) return Buffer.from(body).toString("latin1");
    if (!isUtf8(body)) {
      if (state === "ascii" && isRatherLatin(body)) {
        state = "windows-1252";
        found.push(ENCODING_GUESSED);
        carry = new Uint8Array();
        return latin.decode(joined);
      }
      if (!found.includes(BYTES_LOST)) found.push(BYTES_LOST);
    }
    state = "utf-8";
    return Buffer.from(body).toString("utf8");
  };
}

/** How many bytes at the end begin a UTF-8 character that the next piece finishes. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** Whether more of the characters beyond ASCII are broken than whole when the bytes are taken for UTF-8. */
function isRatherLatin(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString("utf8");
  const broken = text.match(/\uFFFD/gu)?.length ?? 0;
  const whole = (text.match(/\P{ASCII}/gu)?.length ?? 0) - broken;
  return broken >= whole;
}

const ENCODING_GUESSED: Issue = {
  code: "SHEET_ENCODING_GUESSED",
  severity: "warning",
  path: [],
  message: "The file does not say how its letters are encoded and is not UTF-8; it is read as Windows-1252.",
  hint: "Compare names with accents. If they look wrong, save the sheet as CSV UTF-8 or XLSX.",
};

const BYTES_LOST: Issue = {
  code: "SHEET_ENCODING_DAMAGED",
  severity: "warning",
  path: [],
  message: "The file is UTF-8, but some bytes in it are not; the cells they stand in are named.",
  hint: "Save the sheet again as CSV UTF-8 or XLSX from the program that made it.",
};
