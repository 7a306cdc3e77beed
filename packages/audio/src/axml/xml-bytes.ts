/** XML as bytes and as text, with the way back from a place in the text to a place in the bytes. */
export interface XmlBytes {
  /** Without the byte order mark and without white space or NUL at the end. */
  readonly text: string;
  /** The byte at which the character at `index` of `text` starts. */
  offsetOf(index: number): number;
  /** Text in the encoding of the document. Only ASCII is ever asked for. */
  encode(text: string): Uint8Array;
}

const ONE_BYTE_ENCODINGS = ["iso-8859-1", "latin1", "windows-1252", "us-ascii"];

/** Decodes a document; null where its encoding is unknown or its bytes do not follow it. */
export function decodeXmlBytes(bytes: Uint8Array): XmlBytes | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return twoByte(buffer.subarray(2), false);
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return twoByte(buffer.subarray(2), true);
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/iu.exec(
    buffer.subarray(0, 256).toString("latin1").replace(/^ï»¿/u, ""),
  )?.[1];
  const encoding = declared?.toLowerCase() ?? "utf-8";
  if (encoding === "utf-8" || encoding === "utf8") return utf8(buffer);
  if (!ONE_BYTE_ENCODINGS.includes(encoding)) return null;
  return {
    text: trimEnd(buffer.toString("latin1")),
    offsetOf: (index) => index,
    encode: (text) => Buffer.from(text, "latin1"),
  };
}

function utf8(buffer: Buffer): XmlBytes | null {
  const mark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;
  const whole = buffer.toString("utf8", mark);
  if (whole.includes("�") && !Buffer.from(whole, "utf8").equals(buffer.subarray(mark))) return null;
  const text = trimEnd(whole);
  return {
    text,
    offsetOf: (index) => mark + Buffer.byteLength(text.slice(0, index), "utf8"),
    encode: (added) => Buffer.from(added, "utf8"),
  };
}

function twoByte(content: Buffer, isBigEndian: boolean): XmlBytes | null {
  if (content.length % 2 === 1) return null;
  const inOrder = (units: Buffer): Buffer => (isBigEndian ? Buffer.from(units).swap16() : units);
  return {
    text: trimEnd(inOrder(content).toString("utf16le")),
    offsetOf: (index) => 2 + index * 2,
    encode: (added) => inOrder(Buffer.from(added, "utf16le")),
  };
}

/** Chunks are padded with NUL or spaces by some writers; a parser must not see them. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\0\s]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
