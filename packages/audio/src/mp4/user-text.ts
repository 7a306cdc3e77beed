/**
 * Texts that stand directly in `udta`: those of QuickTime (`©nam`: size, language, text, and again for other languages;
 * "User Data Text Strings" of the QuickTime File Format) and those of 3GPP (`titl`: version, flags, language, text with a
 * NUL; TS 26.244 clause 8).
 */
import type { TagField } from "@deadwax/catalog";
import { tagField } from "../readings/index.ts";
import { buildAtom, viewOf, type InnerAtom } from "./atom.ts";
import { utf16, utf8 } from "./item-list.ts";

export interface UserText {
  /** As many as there are languages. */
  readonly texts: readonly string[];
  readonly field: TagField | undefined;
}

const THREE_GPP: Readonly<Record<string, TagField>> = {
  titl: "title",
  perf: "artist",
  albm: "release",
  cprt: "copyright",
};
/** Languages up to here are those of the Macintosh, and their texts in its character sets; above, ISO 639-2 and UTF-8. */
const LAST_MACINTOSH = 0x3ff;
const UNDETERMINED = 0x55c4;
const MAX_TEXT = 0xffff;

/** Null where the atom is no text, or is damaged. */
export function readUserText({ type, content }: InnerAtom): UserText | null {
  if (type.startsWith("©")) {
    const records = readRecords(content);
    return records === null ? null : { texts: records.map(({ text }) => text), field: tagField(type) };
  }
  const field = THREE_GPP[type];
  return field === undefined || content.length < 7 ? null : { texts: [readGpp(content).text], field };
}

/** The same atom with another text for every language; null where it cannot hold the text. */
export function replaceUserText({ type, content, raw }: InnerAtom, text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "utf8");
  if (bytes.length > MAX_TEXT) return null;
  if (!type.startsWith("©")) {
    const { behind } = readGpp(content);
    return buildAtom(type, content.subarray(0, 6), bytes, Uint8Array.of(0), behind);
  }
  const records = readRecords(content) ?? [];
  // The character sets of the Macintosh differ from UTF-8 in all but ASCII.
  const isAscii = bytes.length === text.length;
  const parts = records.map(({ language }) => {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(bytes.length);
    head.writeUInt16BE(isAscii || language > LAST_MACINTOSH ? language : UNDETERMINED, 2);
    return Buffer.concat([head, bytes]);
  });
  const written = buildAtom("©nam", ...parts);
  written.set(raw.subarray(4, 8), 4);
  return written;
}

interface TextRecord {
  readonly language: number;
  readonly text: string;
}

function readRecords(content: Uint8Array): TextRecord[] | null {
  const view = viewOf(content);
  const records: TextRecord[] = [];
  let at = 0;
  while (at + 4 <= content.length) {
    const end = at + 4 + view.getUint16(at);
    if (end > content.length) return null;
    const language = view.getUint16(at + 2);
    records.push({ language, text: decode(content.subarray(at + 4, end), language) });
    at = end;
  }
  return at === content.length && records.length > 0 ? records : null;
}

/** Many writers put UTF-8 under a language of the Macintosh; what is valid UTF-8 is hardly ever meant otherwise. */
function decode(bytes: Uint8Array, language: number): string {
  const [first, second] = bytes;
  if ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe)) return utf16(bytes);
  const text = utf8(bytes);
  const isMacintosh = language <= LAST_MACINTOSH && text.includes("\ufffd");
  return (isMacintosh ? new TextDecoder("macintosh").decode(bytes) : text).replace(/\0+$/u, "");
}

/** `behind` is what follows the text, such as the track number of `albm`. */
function readGpp(content: Uint8Array): { text: string; behind: Uint8Array } {
  const bytes = content.subarray(6);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    let end = 2;
    while (end + 1 < bytes.length && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2;
    return { text: utf16(bytes.subarray(0, end)), behind: bytes.subarray(Math.min(bytes.length, end + 2)) };
  }
  const nul = bytes.indexOf(0);
  const end = nul < 0 ? bytes.length : nul;
  return { text: utf8(bytes.subarray(0, end)), behind: bytes.subarray(Math.min(bytes.length, end + 1)) };
}
