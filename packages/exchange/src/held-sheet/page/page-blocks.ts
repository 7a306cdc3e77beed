/** A page with lines for each recording: where each begins, what its lines are, and what holds for all of them. */
import type { Issue } from "@deadwax/identifiers";
import type { HeaderSense } from "../../header-words/header-sense.ts";
import { isOfRelease, isTold, type PageLine } from "./page-lines.ts";
import { lineLeftOut, pageAssumed, pageTable, type PageRecord, type PageTable } from "./page-table.ts";

interface Block {
  readonly lines: readonly PageLine[];
}

/** Reads the blocks of a page; null where no line says what begins one. */
export function readPageBlocks(all: readonly PageLine[]): PageTable | null {
  const lines = withNextLines(all);
  const blocks = byNumber(lines) ?? byLabel(lines) ?? byParagraph(lines) ?? byCode(lines);
  if (blocks === null || blocks.length === 0) return null;
  const first = blocks[0]?.lines[0]?.line ?? 0;
  const head = lines.filter(({ line }) => line < first);
  const ofAll = releaseFacts(blocks);
  const issues: Issue[] = [];
  let release = new Map(head.flatMap((line) => releaseField(line)));
  const counts = blocks
    .map((block) => block.lines.filter(({ kind }) => kind === "text").length)
    .toSorted((a, b) => a - b);
  // What stands below the last recording of a page is none of its lines.
  const usualTexts = Math.max(1, counts[Math.floor((counts.length - 1) / 2)] ?? 1);
  const records = blocks.map((block, at) => {
    const own = block.lines.filter((line) => !ofAll.has(line));
    const record = recordOf(own, usualTexts, issues);
    const fields = new Map([...release, ...record.fields]);
    const later = block.lines.filter((line) => ofAll.has(line)).flatMap((line) => releaseField(line));
    // What stands below the last block holds for all of them, as what stands above the first.
    if (at < blocks.length - 1) release = new Map([...release, ...later]);
    return { line: record.line, fields, later };
  });
  const foot = records.at(-1)?.later ?? [];
  const whole = records.map(({ line, fields }): PageRecord => ({
    line,
    fields: new Map([...foot, ...fields]),
  }));
  const named = whole.filter(
    ({ fields }) =>
      fields.has(TITLE) || [...fields.keys()].some((name) => /isrc|titl|titre|titel/iu.test(name)),
  );
  if (named.length === 0) return null;
  const plain = withPlainTitles(named);
  const left = head.filter((line) => line.kind === "text" || line.kind === "long");
  return pageTable(plain, [...issues, ...left.slice(0, 50).map(({ line, text }) => lineLeftOut(line, text))]);
}

const TITLE = "Title";
const ARTIST = "Artist";
const NUMBER = "Track number";
const LENGTH = "Duration";

/** `Explicit` above one of these is a question; alone it is a mark. */
const ANSWER =
  /^(?:yes|no|ja|nein|oui|non|s[ií]|n[aã]o|nee|nej|tak|nie|true|false|not explicit|non[- ]explicit)$/iu;

/** A label alone on its line has its value on the next. */
function withNextLines(lines: readonly PageLine[]): readonly PageLine[] {
  const joined: PageLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const next = lines[at + 1];
    if (line === undefined) continue;
    const hasValue = next !== undefined && !["label", "bare-label", "noise", "long"].includes(next.kind);
    if (line.kind === "mark" && next !== undefined && ANSWER.test(next.text)) {
      joined.push({ ...line, kind: "label", label: line.text, value: next.text, sense: "advisory" });
      at++;
    } else if (line.kind === "bare-label" && hasValue && (line.text.includes(":") || isValueOf(line, next))) {
      joined.push({ ...line, kind: "label", value: next.value });
      at++;
    } else joined.push(line);
  }
  return joined;
}

/** Without a colon only a value of the right kind makes a label of a word: a recording can be called Duration. */
function isValueOf({ sense }: PageLine, next: PageLine): boolean {
  if (sense === "isrc") return next.kind === "code";
  if (sense === "duration") return next.kind === "duration";
  if (sense === "barcode") return /^\d[\d\s-]{7,17}$/u.test(next.text);
  if (sense === "track_position" || sense === "medium") return next.kind === "number";
  return sense === "release_date" && /\d/u.test(next.text);
}

/** Numbers that count on by one, or begin again at 1, stand before the recordings of a page. */
function byNumber(lines: readonly PageLine[]): readonly Block[] | null {
  const starts: number[] = [];
  let before = 0;
  for (const [at, line] of lines.entries()) {
    const number = numberOf(line);
    if (number === undefined || (number !== before + 1 && number !== 1)) continue;
    starts.push(at);
    before = number;
  }
  const codes = lines.filter(isCodeLine).length;
  // A page with more codes than numbers counts something else.
  return starts.length > 0 && starts.length >= codes ? cutAt(lines, starts) : null;
}

/** `3` or `3. Midnight Drive`. */
function numberOf({ kind, text, value }: PageLine): number | undefined {
  if (kind === "number") return Number(value);
  const number = kind === "text" ? NUMBERED.exec(text)?.groups?.["number"] : undefined;
  return number === undefined ? undefined : Number(number);
}

const NUMBERED = /^(?<number>\d{1,3})[.)]?\s+(?=\S)/u;
const CLOCK_BEHIND = /\s+[([]?(?<clock>(?:\d{1,2}:)?\d{1,3}:[0-5]\d)[)\]]?$/u;

/** Numbers before all titles that count on by one, and durations behind all of them, are no part of the titles. */
function withPlainTitles(records: readonly PageRecord[]): readonly PageRecord[] {
  const titles = records.map(({ fields }) => fields.get(TITLE) ?? "");
  const areNumbered = titles.every(
    (title, at) => Number(NUMBERED.exec(title)?.groups?.["number"] ?? 0) === at + 1,
  );
  const areTimed = titles.every((title) => CLOCK_BEHIND.test(title));
  if (!areNumbered && !areTimed) return records;
  return records.map(({ line, fields }, at) => {
    const changed = new Map(fields);
    const title = titles[at] ?? "";
    const clock = areTimed ? CLOCK_BEHIND.exec(title) : null;
    const bare = clock === null ? title : title.slice(0, clock.index);
    changed.set(TITLE, areNumbered ? bare.replace(NUMBERED, "") : bare);
    if (areNumbered && !changed.has(NUMBER)) changed.set(NUMBER, String(at + 1));
    if (clock !== null && !changed.has(LENGTH)) changed.set(LENGTH, clock.groups?.["clock"] ?? "");
    return { line, fields: changed };
  });
}

/** A label that comes once in every block, and first. */
function byLabel(lines: readonly PageLine[]): readonly Block[] | null {
  const labels = lines.filter(
    ({ kind, sense }) => kind === "label" && sense !== null && !isOfRelease(sense) && isTold(sense),
  );
  const [first] = labels;
  if (first === undefined) return null;
  const isTitle = ({ sense }: PageLine): boolean => sense === "title" || sense === "track_or_title";
  const titled = labels.filter(isTitle);
  const lead = titled.length > 0 ? first : undefined;
  if (lead === undefined) return null;
  const starts = lines.flatMap((line, at) =>
    line.kind === "label" && line.sense === lead.sense ? [at] : [],
  );
  return starts.length === 0 ? null : cutAt(lines, starts);
}

/** Paragraphs between blank lines with one code in each. */
function byParagraph(lines: readonly PageLine[]): readonly Block[] | null {
  const starts = lines.flatMap(({ isAfterBlank }, at) => (isAfterBlank ? [at] : []));
  const blocks = cutAt(lines, starts);
  const coded = blocks.filter((block) => block.lines.filter(isCodeLine).length === 1);
  const isEach = coded.length > 1 && coded.every((block) => block.lines.some(({ kind }) => kind === "text"));
  const total = lines.filter(isCodeLine).length;
  return isEach && coded.length === total ? coded : null;
}

/** Codes with the lines between them: above each, or below where a code is the first line of all. */
function byCode(lines: readonly PageLine[]): readonly Block[] | null {
  const codes = lines.flatMap((line, at) => (isCodeLine(line) ? [at] : []));
  const [first] = codes;
  if (first === undefined || !lines.some(({ kind }) => kind === "text")) return null;
  if (first === 0) return cutAt(lines, codes);
  const gaps = codes.map((at, index) => at - (codes[index - 1] ?? -1) - 1);
  const isBelow = (at: number): boolean =>
    lines[at + 1]?.kind === "duration" &&
    !lines.slice(Math.max(0, first - 4), first).some(({ kind }) => kind === "duration");
  const shift = codes.every(isBelow) ? 1 : 0;
  const depth = Math.max(1, Math.min(...gaps.map((gap, index) => (index === 0 ? gap : gap - shift))));
  const starts = codes.map((at) => {
    // A label above belongs to the recording before it.
    const label = lines.slice(Math.max(0, at - depth), at).findLastIndex(({ kind }) => kind === "label");
    return Math.max(0, at - depth) + label + 1;
  });
  return codes.map((at, index) => {
    const below = lines
      .slice(at + 1, starts[index + 1] ?? lines.length)
      .filter(({ kind }) => kind !== "text");
    return { lines: [...lines.slice(starts[index], at + 1), ...below] };
  });
}

function isCodeLine({ kind, sense }: PageLine): boolean {
  return kind === "code" || (kind === "label" && sense === "isrc");
}

function cutAt(lines: readonly PageLine[], starts: readonly number[]): readonly Block[] {
  return starts.map((start, at) => ({ lines: lines.slice(start, starts[at + 1] ?? lines.length) }));
}

/** Lines about a release that stand in few of the blocks are not about the recording above them. */
function releaseFacts(blocks: readonly Block[]): ReadonlySet<PageLine> {
  const found = new Set<PageLine>();
  const lines = blocks.flatMap((block) => block.lines.filter((line) => releaseField(line).length > 0));
  for (const line of lines) {
    const name = releaseField(line)[0]?.[0];
    const same = lines.filter((one) => releaseField(one)[0]?.[0] === name).length;
    if (same * 2 < blocks.length || (blocks.length === 1 && line === lines.at(-1))) found.add(line);
  }
  return found;
}

function releaseField({ kind, sense, label, value, text }: PageLine): readonly (readonly [string, string])[] {
  if (kind === "label" && sense !== null && isOfRelease(sense)) return [[label, value]];
  if (kind !== "rights") return [];
  const isBoth = /^℗\s*[&/+]\s*©|^©\s*[&/+]\s*℗/u.test(text);
  return [[isBoth ? "P & C line" : /^(?:℗|\(P\))/iu.test(text) ? "P line" : "C line", text]];
}

function recordOf(lines: readonly PageLine[], usualTexts: number, issues: Issue[]): PageRecord {
  const fields = new Map<string, string>();
  for (const line of lines) for (const [name, value] of fieldOf(line)) setOnce(fields, name, value);
  const has = (...senses: readonly HeaderSense[]): boolean =>
    lines.some(({ kind, sense }) => kind === "label" && sense !== null && senses.includes(sense));
  const texts = lines.filter(({ kind }) => kind === "text" || kind === "bare-label").slice(0, usualTexts);
  const [title, artist] = has("title", "track_or_title") ? [] : texts;
  if (title !== undefined) {
    fields.set(TITLE, title.text);
    const by = artist === undefined || has("display_artist", "main_artists") ? undefined : artist;
    if (by !== undefined) fields.set(ARTIST, by.text);
    if (!issues.some(({ code }) => code === "HELD_PAGE_ASSUMED")) {
      const second = by === undefined ? "" : ", the second for the artist";
      issues.push(
        pageAssumed(`The first line of each recording without a label is taken for the title${second}.`),
      );
    }
  }
  return { line: lines[0]?.line ?? 0, fields };
}

/** What a line says by itself. */
function fieldOf(line: PageLine): readonly (readonly [string, string])[] {
  const { kind, label, value } = line;
  if (kind === "label") return [[label, value]];
  if (kind === "number") return [[NUMBER, value]];
  if (kind === "code") return [["ISRC", value]];
  if (kind === "duration") return [[LENGTH, value]];
  if (kind === "mark") return [["Explicit", /^clean$/iu.test(value) ? "clean" : "explicit"]];
  return kind === "rights" ? releaseField(line) : [];
}

/** The first number and the first duration of a block are its own; a label that comes again is another column. */
function setOnce(fields: Map<string, string>, name: string, value: string): void {
  if (!fields.has(name)) fields.set(name, value);
  else if (name !== NUMBER && name !== LENGTH) fields.set(`${name} (2)`, value);
}
