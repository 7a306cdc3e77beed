/**
 * Which encoding a file has that is not Unicode and does not say so. Only what can be told is told: header words that are
 * words in one encoding alone, and letters that stand among letters in the case of a word.
 */

/** Names for people. Windows-1252 comes first and contains Latin-1: it is what such files nearly always are. */
export const LEGACY_NAMES: Readonly<Record<string, string>> = {
  "windows-1252": "Windows-1252",
  macintosh: "Mac Roman",
  "windows-1250": "Windows-1250",
  "windows-1251": "Windows-1251",
  "windows-1254": "Windows-1254",
  shift_jis: "Shift JIS",
  "euc-kr": "EUC-KR",
  gb18030: "GB 18030",
  big5: "Big5",
};

/** Bytes that are enough to see words. */
const LOOKED_AT = 16_384;
/** How much better Mac Roman must be than the encoding that is usual. */
const MARGIN = 2;

/** The WHATWG label for the bytes; `isHeaderWord` knows the words of headers. */
export function legacyEncoding(bytes: Uint8Array, isHeaderWord: (text: string) => boolean): string {
  const head = bytes.subarray(0, LOOKED_AT);
  let best = { label: "windows-1252", words: 0 };
  for (const label of Object.keys(LEGACY_NAMES)) {
    const words = headerWords(new TextDecoder(label).decode(head), isHeaderWord);
    if (words > best.words) best = { label, words };
  }
  if (best.words > 0) return best.label;
  const [usual, mac] = ["windows-1252", "macintosh"].map((label) =>
    plausibility(new TextDecoder(label).decode(head)),
  );
  return (mac ?? 0) >= (usual ?? 0) + MARGIN ? "macintosh" : "windows-1252";
}

/** How many cells are known headers that have a letter beyond ASCII in them. */
function headerWords(text: string, isHeaderWord: (text: string) => boolean): number {
  const cells = text.slice(0, 4000).split(/[,;|\t\r\n"]+/u);
  const marked = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell.length < 60 && /[^\p{ASCII}\uFFFD]/u.test(cell));
  return new Set(marked.filter(isHeaderWord)).size;
}

/** High where letters with marks stand in words as letters do, low where signs or capitals stand in the middle of words. */
function plausibility(text: string): number {
  let score = 0;
  for (const match of text.matchAll(/\P{ASCII}/gu)) {
    const [sign] = match;
    const before = text.charAt(match.index - 1);
    const after = text.charAt(match.index + sign.length);
    const isInWord = /\p{L}/u.test(before) && /\p{L}/u.test(after);
    if (/[\u0080-\u009F\uFFFD]/u.test(sign)) score -= 3;
    else if (/\p{L}/u.test(sign)) {
      const isCapitalInside = /\p{Lu}/u.test(sign) && /\p{Ll}/u.test(before);
      score += isCapitalInside ? -2 : /\p{L}/u.test(before + after) ? 1 : 0;
    } else if (isInWord && !/[’‘·–—-]/u.test(sign)) score -= 2;
  }
  return score;
}
