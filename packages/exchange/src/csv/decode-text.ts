import { isAscii, isUtf8 } from "node:buffer";
import type { Issue } from "@deadwax/identifiers";
import type { Encoding } from "./encoding.ts";
import { LEGACY_NAMES, legacyEncoding } from "./legacy-encoding.ts";

/**
 * Decodes bytes to text piece by piece. Findings are put into `found` when they are made, which for a file
 * that is plain ASCII for a gigabyte is late.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  found: Issue[],
): AsyncGenerator<string> {
  const legacy = encoding.legacy ?? ((body: Uint8Array) => legacyEncoding(body, () => false));
  const decode =
    encoding.label === "detect" || encoding.label === "utf-8"
      ? detectingDecoder(found, { start: encoding.label === "utf-8" ? "utf-8" : "ascii", legacy })
      : fixedDecoder(encoding.label);
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

function fixedDecoder(label: string): Decode {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (piece, isEnd) => decoder.decode(piece, { stream: !isEnd });
}

interface Detection {
  readonly start: "ascii" | "utf-8";
  readonly legacy: (bytes: Uint8Array) => string;
}

/**
 * Without a mark a file is ASCII until a byte says otherwise. Valid UTF-8 with characters beyond ASCII is almost
 * never anything else; invalid UTF-8 is in an older encoding, and which one is said.
 */
function detectingDecoder(found: Issue[], { start, legacy }: Detection): Decode {
  let state: "ascii" | "utf-8" = start;
  let older: InstanceType<typeof TextDecoder> | undefined;
  let carry: Uint8Array = new Uint8Array();
  return (piece, isEnd) => {
    if (older !== undefined) return older.decode(piece, { stream: !isEnd });
    const joined = carry.length === 0 ? piece : Buffer.concat([carry, piece]);
    const end = isEnd ? joined.length : joined.length - incompleteTail(joined);
    const body = joined.subarray(0, end);
    carry = joined.subarray(end);
    if (isAscii(body)) return Buffer.from(body).toString("latin1");
    if (!isUtf8(body)) {
      if (state === "ascii" && isRatherLatin(body)) {
        const label = legacy(joined);
        older = new TextDecoder(label);
        found.push(encodingGuessed(label));
        carry = new Uint8Array();
        return older.decode(joined, { stream: !isEnd });
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

function encodingGuessed(label: string): Issue {
  return {
    code: "SHEET_ENCODING_GUESSED",
    severity: "warning",
    path: [],
    message: `The file does not say how its letters are encoded and is not UTF-8; it is read as ${LEGACY_NAMES[label] ?? label}.`,
    hint: "Compare names with accents. If they look wrong, save the sheet as CSV UTF-8 or XLSX.",
  };
}

const BYTES_LOST: Issue = {
  code: "SHEET_ENCODING_DAMAGED",
  severity: "warning",
  path: [],
  message: "The file is UTF-8, but some bytes in it are not; the cells they stand in are named.",
  hint: "Save the sheet again as CSV UTF-8 or XLSX from the program that made it.",
};
