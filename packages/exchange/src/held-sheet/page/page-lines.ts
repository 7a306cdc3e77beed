/** Lines of a page, each with what it is by itself. */
import { findCodes } from "../../code-list/find-codes.ts";
import { isHeaderText, readHeader } from "../../header-words/read-header.ts";
import type { HeaderSense } from "../../header-words/header-sense.ts";
import { targetOfSense } from "../held-target.ts";

export interface PageLine {
  readonly line: number;
  readonly text: string;
  readonly kind:
    "number" | "label" | "bare-label" | "code" | "duration" | "mark" | "rights" | "noise" | "text" | "long";
  /** For a label: what stands before and behind the colon. */
  readonly label: string;
  readonly value: string;
  readonly sense: HeaderSense | null;
  /** True where a blank line stands above. */
  readonly isAfterBlank: boolean;
}

const LONGEST = 300;
const NUMBER =
  /^(?:(?:track|titel|piste|faixa|pista|トラック|曲目|трек)[\s#]*|#\s?)?(?<number>\d{1,3})\s*[.):]?$/iu;
const DURATION = /^[([]?(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?[)\]]?$/u;
const MARKS = /^(?:e|explicit|clean|🅴|\[explicit\]|explizit|explicite|explícito|explicito|esplicito)$/iu;
const NOISE =
  /^(?:play|pause|edit|download|share|more|lyrics|add|remove|delete|view|details?|options|copy|preview|listen|\.{3}|…|[•·|\-–—▶►⋮⋯✓✔☰]+|new|live|show more|show less|bearbeiten|anzeigen|abspielen|modifier|écouter|editar|ver|modifica|ascolta)$/iu;
const LABEL = /^(?<label>[^:：\t=]{1,48})[:：=\t](?<value>.*)$/u;
/** `UPC 0666017082523`: identifiers are labelled without a colon, too. */
const IDENTIFIER =
  /^(?<label>ISRC|UPC|EAN|UPC\/EAN|ISWC|JAN|GTIN)(?:\s+(?:code|number|no\.?|nr\.?))?\s+(?<value>[A-Z\d][A-Z\d\p{Pd}. ]{7,24})$/iu;

/** Every line with something in it. */
export function pageLines(text: string): readonly PageLine[] {
  let isAfterBlank = true;
  return text.split(/\r\n|\n|\r/u).flatMap((raw, index) => {
    const trimmed = raw.replace(/[\s\u200B]+$/u, "").replace(/^[ \u00A0\u200B]+/u, "");
    if (trimmed.trim() === "") {
      isAfterBlank = true;
      return [];
    }
    const found = { ...classify(trimmed), line: index + 1, text: trimmed, isAfterBlank };
    isAfterBlank = false;
    return [found];
  });
}

type Classified = Pick<PageLine, "kind" | "label" | "value" | "sense">;

function classify(text: string): Classified {
  const of = (kind: PageLine["kind"]): Classified => ({ kind, label: "", value: text, sense: null });
  if (text.length > LONGEST) return of("long");
  const groups = (IDENTIFIER.exec(text) ?? LABEL.exec(text))?.groups;
  if (groups !== undefined && !DURATION.test(text)) {
    const { label = "", value = "" } = groups;
    const sense = labelSense(label);
    if (sense !== null)
      return {
        kind: value.trim() === "" ? "bare-label" : "label",
        label: label.trim(),
        value: value.trim(),
        sense,
      };
  }
  const number = NUMBER.exec(text)?.groups?.["number"];
  if (number !== undefined) return { ...of("number"), value: number };
  if (DURATION.test(text)) return { ...of("duration"), value: text.replace(/[()[\]]/gu, "") };
  const kind = plainKind(text);
  if (kind !== "bare-label") return of(kind);
  return { ...of(kind), label: text.trim(), value: "", sense: readHeader(text).sense };
}

function plainKind(text: string): PageLine["kind"] {
  if (MARKS.test(text)) return "mark";
  if (NOISE.test(text)) return "noise";
  if (/^[℗©]|^\([PC]\)\s*\d{4}/iu.test(text)) return "rights";
  const { codes, words } = findCodes(text);
  if (codes.length === 1 && words.every((word) => word === "")) return "code";
  return text.length <= 48 && isHeaderText(text) ? "bare-label" : "text";
}

/** A label is short and known; what is not read is a label as well, and keeps its value from being a title. */
function labelSense(label: string): HeaderSense | null {
  const { sense, isPart } = readHeader(label);
  return isPart && label.split(/\s+/u).length > 3 ? null : sense;
}

/** Labels whose values hold for all recordings of a release. */
const OF_RELEASE: ReadonlySet<HeaderSense> = new Set([
  "release",
  "release_artist",
  "release_date",
  "release_version",
  "barcode",
  "catalog_number",
  "label",
  "p_line",
  "c_line",
  "pc_line",
  "p_year",
  "p_owner",
  "c_year",
  "c_owner",
]);

export function isOfRelease(sense: HeaderSense): boolean {
  return OF_RELEASE.has(sense);
}

export function isTold(sense: HeaderSense | null): boolean {
  return sense === "track_or_title" || (sense !== null && targetOfSense(sense) !== undefined);
}
