/** Rows that are about no recording: headers that come again, explanations, totals, headings and footers. */
import { isHeaderText, readHeader } from "../../header-words/read-header.ts";
import { normalizeHeader } from "../../header-words/normalize-header.ts";
import { isBlankText } from "../../table/cell.ts";
import type { Row } from "../../table/table.ts";
import { isRead } from "../columns/guess.ts";
import type { HeldColumn } from "../held-sheet.ts";
import { targetOfSense } from "../held-target.ts";

export type LeftOutReason = "header-again" | "explanation" | "total" | "heading" | "note" | "nothing-named";

/** What a row is: one to read, one to leave out, or the header of another table below the first. */
export type RowKind =
  | { readonly kind: "recording" }
  | { readonly kind: "left-out"; readonly reason: LeftOutReason; readonly medium: number | null }
  | { readonly kind: "new-header" };

const RECORDING: RowKind = { kind: "recording" };
/** Rows below the header in which units and explanations stand. */
const EXPLAINED_ROWS = 3;
const TOTAL =
  /^\W*(?:sub[\s-]?totals?|(?:grand\s+)?totals?|sums?|summe|gesamt\p{L}*|zwischensumme|insgesamt|sous-total|totaux|total\s+general|suma|subtotal(?:es)?|totale|subtotale|soma|totaal|subtotaal|totalt|summa|razem|ogolem|итого|всего|toplam|ara toplam|genel toplam|合計|小計|総計|总计|合计|小计|총계|합계|소계)(?!\p{L})/iu;
const NOTE =
  /^\s*(?:[*†‡※©℗]|note\b|notes\b|nb\b|p\.s\.|remarks?\b|disclaimer|hinweis|anmerkung|bemerkung|remarque|nota\b|observaci|uwaga|примечание|not:|注[:：]|備考|generated|exported|created|erstellt|exportiert|genere|generado|page\s+\d|seite\s+\d|confidential|vertraulich|copyright|all rights|end of|last updated|stand:|report\b|printed)/iu;
const EXPLAINING = new Set(
  "required|mandatory|optional|recommended|if applicable|conditional|text|string|number|numeric|integer|date|boolean|yes/no|y/n|true/false|free text|do not edit|auto|pflichtfeld|pflicht|freitext|zahl|datum|ja/nein|obligatoire|facultatif|optionnel|texte|nombre|oui/non|obligatorio|opcional|texto|numero|número|sí/no|si/no|obbligatorio|facoltativo|testo|obrigatório|obrigatorio|sim/não|verplicht|optioneel|tekst|obligatorisk|valfri|wymagane|opcjonalne|обязательно|необязательно|zorunlu|isteğe bağlı|必須|任意|必填|选填|필수|선택|in seconds|seconds|minutes|ms|sec|sekunden|secondes|segundos|h:mm:ss|hh:mm:ss|mm:ss|m:ss|cc-xxx-yy-nnnnn".split(
    "|",
  ),
);
const EXPLANATION =
  /^(?:[dmyjtag]{1,4}[./-][dmyjtag]{1,4}[./-][dmyjtag]{1,4}|(?:max\.?|up to|bis zu)\s+\d.*|\d{1,4}\s(?:characters|chars|zeichen|digits|stellen|caractères|caracteres|cifre|cijfers)\b.*|iso\s?\d{3}.*)$/iu;
const EXAMPLE =
  /^(?:e\.?\s?g\.?|ex\.?|example|exemple|ejemplo|esempio|exemplo|beispiel|z\.?\s?b\.?|bsp\.?|voorbeeld|exempel|przykład|пример|örnek|例|예)(?:\s*[:.)]|\s)/iu;
const MEDIUM =
  /^\W*(?:cd|dis[ck]|disque|disco|lp|volume|vol\.?|schijf|skiva|płyta|диск|ディスク)[\s#]*(?:n[or]\.?\s?)?(?<medium>\d{1,2})\b/iu;

export interface RowFilterInput {
  readonly header: readonly string[];
  readonly headerRow: number | null;
  readonly columns: readonly HeldColumn[];
  readonly sample: readonly Row[];
}

/** Tells what each row is. */
export function createRowFilter({
  header,
  headerRow,
  columns,
  sample,
}: RowFilterInput): (row: Row) => RowKind {
  const at = (target: HeldColumn["target"]): readonly number[] =>
    columns.filter((column) => isRead(column) && column.target === target).map(({ index }) => index);
  const places = {
    isrc: at("isrc"),
    title: at("title"),
    artist: [...at("artist"), ...at("mainArtists"), ...at("artistRoles")],
    duration: at("duration"),
    position: at("trackPosition"),
  };
  const keys = header.map(normalizeHeader);
  const coded = sample.filter((row) =>
    places.isrc.some((index) => /\d{5}/u.test(row.cells[index]?.text ?? "")),
  );
  // Headings between short lists are as many as recordings; rows with codes are none.
  const fills = (coded.length * 4 > sample.length ? coded : sample).map(filledIn).toSorted((a, b) => a - b);
  const usual = fills[Math.floor(fills.length / 2)] ?? 0;
  const textAt = (row: Row, indexes: readonly number[]): string => {
    for (const index of indexes) {
      const text = row.cells[index]?.text ?? "";
      if (!isBlankText(text)) return text.trim();
    }
    return "";
  };
  const sparse = (texts: readonly string[], title: string, artist: string): RowKind | undefined => {
    const [first = ""] = texts;
    if (artist === "" && texts.length <= Math.max(usual, 3) && isTotal(texts, title)) return leftOut("total");
    if (texts.length === 1 && usual >= 3) {
      const medium = Number(MEDIUM.exec(first)?.groups?.["medium"] ?? 0);
      if (medium > 0) return leftOut("heading", medium);
      return leftOut(NOTE.test(first) || first.length > 80 ? "note" : "heading");
    }
    return texts.length <= 2 && usual >= 4 && isNote(texts) ? leftOut("note") : undefined;
  };
  return (row) => {
    const code = textAt(row, places.isrc);
    const isEarly = headerRow !== null && row.number <= headerRow + EXPLAINED_ROWS;
    const isCode = code.length >= 10 && /\d{5}/u.test(code.replace(/[\s\p{Pd}.]/gu, ""));
    if (isCode && !isEarly) return RECORDING;
    const texts = row.cells.map(({ text }) => text.trim()).filter((text) => text !== "");
    if (isEarly && isExplanation(texts, isCode)) return leftOut("explanation");
    if (texts.length > 0 && texts.every((text) => RULE.test(text))) return leftOut("note");
    if (isCode) return RECORDING;
    const again = headerAgain(row, keys, columns);
    if (again !== undefined) return again;
    const title = textAt(row, places.title);
    const artist = textAt(row, places.artist);
    const poor = sparse(texts, title, artist);
    if (poor !== undefined) return poor;
    const hasMore =
      textAt(row, places.duration) !== "" || (artist !== "" && textAt(row, places.position) !== "");
    return title !== "" || code !== "" || hasMore ? RECORDING : leftOut("nothing-named");
  };
}

function leftOut(reason: LeftOutReason, medium: number | null = null): RowKind {
  return { kind: "left-out", reason, medium };
}

function filledIn(row: Row): number {
  return row.cells.filter(({ text }) => !isBlankText(text)).length;
}

/** Units, forms of dates, whether a column is required: below a header, and never in a row of data. */
function isExplanation(texts: readonly string[], isCode: boolean): boolean {
  if (texts.some((text) => EXAMPLE.test(text))) return true;
  const explained = texts.filter((text) => {
    const bare = text.replace(/^\(|[)*:]+$/gu, "").trim();
    return EXPLAINING.has(bare.toLowerCase()) || EXPLANATION.test(bare);
  }).length;
  return !isCode && explained > 0 && explained >= texts.length / 2;
}

function isTotal(texts: readonly string[], title: string): boolean {
  const total = texts.find((text) => TOTAL.test(text));
  if (total === undefined) return false;
  // A recording can be called Total: then nothing but a sum would stand beside the word.
  if (title !== "" && !TOTAL.test(title) && !COUNTED.test(title)) return false;
  return texts.every(
    (text) => text === total || COUNTED.test(text) || /^[\d\s.,:'hms%$€£]+\p{L}{0,8}$/iu.test(text),
  );
}

/** A line drawn with signs. */
const RULE = /^[\p{Pd}:=_*.+]{2,}$/u;

/** `3 tracks`. */
const COUNTED = /^\d{1,6}\s*\p{L}{0,12}$/u;

/** `Generated on · 2026-05-17`: a note and a number or date beside it. */
function isNote(texts: readonly string[]): boolean {
  const [first = "", second = ""] = texts;
  if (NOTE.test(first)) return true;
  return first.length > 100 || (second !== "" && /^[\d\s.,:/-]+$/u.test(second) && /[:：]$/u.test(first));
}

/** Rows of a sample that can speak for their columns: up to the header of another table, without headers and explanations. */
export function speakingRows(header: readonly string[], rows: readonly Row[]): readonly Row[] {
  const keys = header.map(normalizeHeader);
  const speaking: Row[] = [];
  for (const [at, row] of rows.entries()) {
    const again = headerAgain(row, keys, []);
    if (again?.kind === "new-header") break;
    const texts = row.cells.map(({ text }) => text.trim()).filter((text) => text !== "");
    const isExplained = at < EXPLAINED_ROWS && isExplanation(texts, false);
    if (again === undefined && !isExplained) speaking.push(row);
  }
  return speaking;
}

/** Whether the header stands here again, in the same or another order of columns. */
function headerAgain(row: Row, keys: readonly string[], columns: readonly HeldColumn[]): RowKind | undefined {
  let [filled, same, alike, known] = [0, 0, 0, 0];
  for (const [index, { text }] of row.cells.entries()) {
    if (isBlankText(text)) continue;
    filled++;
    const key = text.length > 120 ? "" : normalizeHeader(text);
    if (key !== "" && key === keys[index]) same++;
    if (filled > 60 || text.length > 60 || !isHeaderText(text)) continue;
    known++;
    const { sense } = readHeader(text);
    if (sense !== null && targetOfSense(sense) === columns[index]?.target) alike++;
  }
  if (filled < 2) return undefined;
  if (same >= 2 && same * 2 >= filled) return leftOut("header-again");
  if (known < 3 || known * 10 < filled * 6) return undefined;
  return alike * 2 >= known ? leftOut("header-again") : { kind: "new-header" };
}
