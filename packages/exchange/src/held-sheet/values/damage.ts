/** Text that lost or changed its letters on the way here. It is said, with the likely text; nothing is repaired. */
import type { Issue } from "@deadwax/identifiers";
import { isDamagedText } from "../../table/cell.ts";

/** Letters that only stand together where UTF-8 was read as Windows-1252. */
const AS_1252 =
  /[\u00C2-\u00DF][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|[\u00E0-\u00EF][\u0080-\u00BF\u0152-\u02DC\u2013-\u2122]{2}|\u00F0\u0178/u;
const RUN_1252 =
  /[\u0080-\u00FF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]+/gu;
/** The same with Mac Roman: `√©`, `‚Äô`. */
const AS_MAC = /[√¬][^\s\p{ASCII}]|‚Ä[^\s\p{ASCII}]/u;
const RUN_MAC = /\P{ASCII}+/gu;
const QUESTION_INSIDE = /\p{L}\?(?=\p{Ll})/u;
const QUESTIONS_ONLY = /(?<![\p{L}\p{N}])\?{3,}(?![\p{L}\p{N}])|\?{2,}\s+\?{2,}/u;
const ENTITY =
  /&(?:amp|quot|apos|lt|gt|nbsp|[a-z]{1,6}(?:acute|grave|circ|uml|cedil|tilde|ring|slash)|szlig|#\d{2,6}|#x[\da-f]{2,5});/iu;
const CYRILLIC_AS_1252 = /(?<!\p{L})[\u00C0-\u00FF]{4,}(?!\p{L})/u;

/** What is wrong with the letters of a text, without the place; undefined where nothing is. */
export function textDamage(text: string): Omit<Issue, "path"> | undefined {
  if (isPlain(text)) return undefined;
  if (isDamagedText(text))
    return issue(text, "Characters of this text were lost before the sheet came here.");
  if (AS_1252.test(text)) {
    const likely = redecode(text, RUN_1252, bytesOf1252);
    if (likely !== undefined)
      return issue(text, "UTF-8 letters of this text were read as Windows-1252.", likely);
  }
  if (AS_MAC.test(text)) {
    const likely = redecode(text, RUN_MAC, bytesOfMac);
    if (likely !== undefined)
      return issue(text, "UTF-8 letters of this text were read as Mac Roman.", likely);
  }
  if (CYRILLIC_AS_1252.test(text)) {
    const bytes = bytesOf1252(text);
    const likely = bytes === undefined ? undefined : new TextDecoder("windows-1251").decode(bytes);
    if (likely !== undefined && /\p{Script=Cyrillic}{4}/u.test(likely))
      return issue(text, "Letters of this text may be Cyrillic read as Windows-1252.", likely);
  }
  if (QUESTION_INSIDE.test(text) || QUESTIONS_ONLY.test(text))
    return issue(text, "Question marks stand in this text where letters may have been.");
  if (ENTITY.test(text)) {
    return issue(
      text,
      "Signs of a web page stand in this text instead of the letters they mean.",
      withoutEntities(text),
    );
  }
  return undefined;
}

/** Nearly every cell: letters without marks, none of `?`, `&`, NUL. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e || code === 0x3f || code === 0x26 || code === 0) return false;
  }
  return true;
}

function issue(received: string, message: string, expected?: string): Omit<Issue, "path"> {
  return {
    code: "HELD_TEXT_DAMAGED",
    severity: "warning",
    message,
    received,
    ...(expected !== undefined && { expected }),
    hint: "Compare the text with the original; ask the distributor to correct it where it is shown so to the public.",
  };
}

/** Every run of such letters whose bytes are UTF-8, read as that; undefined where none is. */
function redecode(
  text: string,
  runs: RegExp,
  bytesOf: (run: string) => Uint8Array | undefined,
): string | undefined {
  const likely = text.replace(runs, (run) => {
    const bytes = bytesOf(run);
    if (bytes === undefined) return run;
    const decoded = Buffer.from(bytes).toString("utf8");
    return decoded.includes("\uFFFD") ? run : decoded;
  });
  return likely === text ? undefined : likely;
}

function encoder(label: string): (text: string) => Uint8Array | undefined {
  const byteOf = new Map<string, number>();
  const decoder = new TextDecoder(label);
  for (let byte = 0; byte < 256; byte++) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);
  return (text) => {
    const bytes = Array.from(text, (letter) => byteOf.get(letter) ?? -1);
    return bytes.includes(-1) ? undefined : Uint8Array.from(bytes);
  };
}

const bytesOf1252 = encoder("windows-1252");
const bytesOfMac = encoder("macintosh");

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
  szlig: "ß",
};
const MARKS: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  cedil: "\u0327",
  tilde: "\u0303",
  ring: "\u030A",
};

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(?<decimal>\d{2,6})|#x(?<hex>[\da-f]{2,5})|(?<name>[a-z]{2,14}));/giu,
    (all, ...rest) => {
      const groups: unknown = rest.at(-1);
      if (typeof groups !== "object" || groups === null) return all;
      const { decimal, hex, name } = groups as Readonly<Record<string, string | undefined>>;
      if (decimal !== undefined || hex !== undefined) {
        const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
        return code > 31 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
      }
      const plain = NAMED[name?.toLowerCase() ?? ""];
      if (plain !== undefined) return plain;
      const mark = Object.entries(MARKS).find(
        ([word]) => name?.endsWith(word) === true && name.length === word.length + 1,
      );
      return mark === undefined ? all : `${name?.charAt(0) ?? ""}${mark[1]}`.normalize("NFC");
    },
  );
}
