/** Codes in free text: file names, comments, descriptions. What is found there is a hint, never more (DESIGN 9). */
import { parseIsrc, type Isrc } from "@deadwax/identifiers";

export interface TextCode {
  readonly isrc: Isrc;
  /** As it stands in the text. */
  readonly written: string;
}

/** Any dash, an underscore or a dot, with a blank on either side; or a blank; or nothing. */
const GAP = String.raw`([\s\u200b\u2060]?[\p{Pd}\u00ad\u2043\u2212_.]?[\s\u200b\u2060]?)`;
/** The digits end where the code ends, so that there is one way at most to read each. */
const CODE = new RegExp(String.raw`([a-z]{2})${GAP}([a-z\d]{3})${GAP}(\d{2})${GAP}(\d{5})(?!\d)`, "giu");
/** Identifiers of programs, whose last part now and then has the form of a code. */
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu;

/** Every well-formed code in a text, each once, as long as it is not something else that happens to have that form. */
export function codesInText(text: string): readonly TextCode[] {
  const found = new Map<Isrc, TextCode>();
  const searched = text.replace(UUID, (uuid) => " ".repeat(uuid.length));
  for (const match of searched.matchAll(CODE)) {
    const [written] = match;
    if (!standsAlone(searched, match.index, written) || isSomethingElse(partsOf(match))) continue;
    const parsed = parseIsrc(written.replace(/[\s\p{Pd}\u00ad\u2043\u2212_.\u200b\u2060]+/gu, ""));
    if (parsed.ok && !found.has(parsed.value.value))
      found.set(parsed.value.value, { isrc: parsed.value.value, written });
  }
  return [...found.values()];
}

/** No letter or digit beside it; or its label; or a small letter beside a code in capitals (`finalUSRC17607839`). */
function standsAlone(text: string, start: number, written: string): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const isCapital = written === written.toUpperCase();
  const beside = isCapital ? /[\p{Lu}\p{N}]/u : /[\p{L}\p{N}]/u;
  const isLabelled = /isrc$/iu.test(before);
  return (isLabelled || !beside.test(before.slice(-1))) && !beside.test(text.charAt(start + written.length));
}

interface Parts {
  readonly country: string;
  readonly registrant: string;
  readonly year: string;
  readonly designation: string;
  readonly gaps: readonly string[];
}

function partsOf([, country, first, registrant, second, year, third, designation]: RegExpExecArray): Parts {
  return {
    country: country ?? "",
    registrant: registrant ?? "",
    year: year ?? "",
    designation: designation ?? "",
    gaps: [first ?? "", second ?? "", third ?? ""],
  };
}

/** Whether it has the form of a code, and is rather a date, a format, or words and numbers. */
function isSomethingElse(parts: Parts): boolean {
  return parts.gaps.every((gap) => gap === "") ? isNamedNumber(parts) : isFormat(parts) || isProse(parts);
}

/** `DEMO20240115`, `AUDIO0012345`: programs and people put a number or a date behind a word. */
function isNamedNumber({ country, registrant, year, designation }: Parts): boolean {
  const compact = `${country}${registrant}${year}${designation}`;
  const word = /^[a-z]+/iu.exec(compact)?.[0] ?? "";
  const isDate = /^[a-z]{4}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/iu.test(compact);
  return isDate || WORDS.has(word.toLowerCase());
}

/** Words of four and five letters that files are named with. */
const WORDS: ReadonlySet<string> = new Set(
  (
    "atmo audio band bass beat beats bgvs break bvox chant chord choir chop clap clip comp cover demo disc drone drum drums dubs " +
    "edit file film final flute guide gtrs gtr horn horns idea image intro keys kick lead list live loop loops memo midi mixes " +
    "mono movie music notes organ outro pads part parts perc phone photo piano piece print rough scan scene score shot side " +
    "snare solo song songs sound stage stem stems synth take takes tape tapes temp test theme track trial user verse video " +
    "vocal voice voxs wave zoom"
  ).split(" "),
);

/** `Am_128_24_44100`: key, tempo, bits and sample rate. */
function isFormat({ year, designation }: Parts): boolean {
  const isRate = /^(?:22050|32000|44100|48000|88200|96000)$/u.test(designation);
  return isRate && /^(?:16|24|32)$/u.test(year);
}

/** `no one 12 34567`, `at 2024011512`: a code that is typed with blanks is in one case and has its letters. */
function isProse({ country, registrant, gaps }: Parts): boolean {
  const letters = `${country}${registrant}`;
  const isCapital = letters === letters.toUpperCase();
  const isWhole = gaps.every((gap) => gap !== "");
  if (!isWhole && !/[a-z]/iu.test(registrant)) return true;
  if (!gaps.some((gap) => /^\s+$|\./u.test(gap)) || isCapital) return false;
  const isMixed = /[a-z]/u.test(registrant) && /\d/u.test(registrant);
  return !(isWhole && isMixed && letters === letters.toLowerCase());
}
