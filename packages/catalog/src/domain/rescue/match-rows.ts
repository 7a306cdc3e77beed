/** Which rows of the sheets describe which recordings: by code, by title with version, by length, by the file they name. */
import type { Isrc } from "@deadwax/identifiers";
import { splitVersion } from "../title/split-version.ts";
import type { VersionType } from "../recording/version-type.ts";
import { foldText } from "../text/fold-text.ts";
import { namesAreAlike } from "./name-hints.ts";
import type { RescueRow } from "./rescue-input.ts";

/** A recording as rows are held against it. */
export interface RowTarget {
  readonly id: string;
  readonly paths: readonly string[];
  /** Of the recording and its family: one of them is a row's. */
  readonly titles: readonly string[];
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  /** What the sound alone may be called. */
  readonly heardTypes: readonly VersionType[];
  /** Whether it is alone, so that nothing but its name says what it is. */
  readonly isAlone: boolean;
  /** Files and their sounding part differ by the silence around it: a sheet may mean either. */
  readonly durations: readonly number[];
  /** Codes in tags, those of full trust only. */
  readonly codes: readonly Isrc[];
}

export interface MatchedRow {
  readonly row: RescueRow;
  /** Every recording it may describe, the likeliest first. */
  readonly targets: readonly string[];
  /** Whether it describes the only one for certain; otherwise somebody has to say. */
  readonly isPlain: boolean;
  /** Whether the lengths are some seconds apart. */
  readonly isNear: boolean;
  /** Why somebody has to. */
  readonly open: "length" | "only-length" | "several" | null;
}

/** Sheets round to seconds, some of them up. */
const LENGTH_MS = 1600;
const LEAST = 40;
const NEAR = 10;
/** More that are only as long say nothing. */
const MOST_AS_LONG = 2;

interface Judged {
  readonly target: RowTarget;
  readonly points: number;
  readonly length: LengthFit;
}
type LengthFit = "exact" | "near" | "off" | "unknown";

/** Rows in their order, each with what it may describe. */
export function matchRows(rows: readonly RescueRow[], targets: readonly RowTarget[]): readonly MatchedRow[] {
  const judged = rows.map((row) => ({
    row,
    all: targets
      .map((target): Judged => ({ target, points: likeness(row, target), length: lengthFit(row, target) }))
      .sort((one, other) => other.points - one.points || (one.target.id < other.target.id ? -1 : 1)),
  }));
  const first = judged.map(({ row, all }) => ({ row, all, likely: likeliest(all) }));
  const taken = new Map<string, number>();
  for (const { likely } of first) {
    const [only] = likely;
    if (likely.length === 1 && only !== undefined && only.length !== "off")
      taken.set(only.target.id, Math.max(taken.get(only.target.id) ?? 0, only.points));
  }
  const matched = first.map(({ row, all, likely }): MatchedRow => {
    const left = likely.filter(({ target, length }) =>
      likely.length === 1 && length !== "off" ? true : !taken.has(target.id),
    );
    const fitting = left.length === 0 ? likely.filter(({ length }) => length !== "off") : left;
    if (fitting.length > 0) return matchedBy(row, fitting);
    const asLong = all.filter(
      ({ target, length }) => length === "exact" && target.isAlone && !taken.has(target.id),
    );
    return { row, targets: asLong.map(idOf), isPlain: false, isNear: false, open: "only-length" };
  });
  return withoutGuesses(matched);
}

/** What is as long as several is as long as anything: nobody is asked. */
function withoutGuesses(matched: readonly MatchedRow[]): readonly MatchedRow[] {
  const guessed = matched.filter(({ open }) => open === "only-length");
  const rowsFor = (id: string): number => guessed.filter(({ targets }) => targets.includes(id)).length;
  return matched.map((one) => {
    if (one.open !== "only-length") return one;
    const isAsked =
      one.targets.length > 0 &&
      one.targets.length <= MOST_AS_LONG &&
      one.targets.every((id) => rowsFor(id) <= MOST_AS_LONG);
    return isAsked ? one : { ...one, targets: [], open: null };
  });
}

function matchedBy(row: RescueRow, fitting: readonly Judged[]): MatchedRow {
  const targets = fitting.map(idOf);
  const isOff = fitting.every(({ length }) => length === "off");
  const isPlain = fitting.length === 1 && !isOff;
  const isNear = fitting.every(({ length }) => length === "near");
  return { row, targets, isPlain, isNear, open: isPlain ? null : isOff ? "length" : "several" };
}

/** What is as long comes before everything that is not; what is of another length is only asked about. */
function likeliest(all: readonly Judged[]): readonly Judged[] {
  const good = all.filter(({ points }) => points >= LEAST);
  const exact = good.filter(({ length }) => length === "exact");
  const fitting = exact.length > 0 ? exact : good.filter(({ length }) => length !== "off");
  const chosen = fitting.length > 0 ? fitting : good;
  return chosen.filter(({ points }) => points > (chosen[0]?.points ?? 0) - NEAR);
}

function idOf({ target }: Judged): string {
  return target.id;
}

function likeness(row: RescueRow, target: RowTarget): number {
  if (row.file !== null && target.paths.some((path) => isNamed(path, row.file ?? ""))) return 100;
  const isCoded = row.isrc !== null && target.codes.includes(row.isrc);
  const isExact = lengthFit(row, target) === "exact";
  const title = titlePoints(row, target);
  if (title === 0 && !(isCoded && isExact)) return 0;
  const version = versionPoints(row, target);
  // A code and a length that agree are not outweighed by a word that a name lacks.
  const believed = isCoded && isExact ? Math.max(0, version) : version;
  return title + believed + (isExact ? 20 : 0) + (isCoded ? 25 : 0);
}

function isNamed(path: string, file: string): boolean {
  const name = (text: string): string => (text.split(/[/\\]/u).at(-1) ?? text).normalize("NFC").toLowerCase();
  return name(path) === name(file);
}

function titlePoints({ title }: RescueRow, { titles, paths }: RowTarget): number {
  if (title === null) return 0;
  const { title: plain } = splitVersion(title);
  const wanted = foldText(plain);
  if (titles.some((one) => foldText(one) === wanted)) return 40;
  return [...titles, ...paths].some((one) => namesAreAlike(one, plain)) ? 30 : 0;
}

function versionPoints(row: RescueRow, target: RowTarget): number {
  const { types, title } = versionOf(row);
  if (title !== null && target.versionTitle !== null && foldText(title) === foldText(target.versionTitle))
    return 25;
  if (types.length === 0 && target.versionTypes.length === 0) {
    return title === null && target.versionTitle === null ? 20 : 0;
  }
  const isIn = (known: readonly VersionType[]): boolean =>
    types.some((type) => known.some((other) => isLike(type, other)));
  if (isIn(target.versionTypes)) return 20;
  return isIn(target.heardTypes) && lengthFit(row, target) !== "off" ? 15 : -40;
}

/** `Edit` and `Radio Edit` are one to who fills in a sheet. */
function isLike(one: VersionType, other: VersionType): boolean {
  const edits: readonly VersionType[] = ["edit", "radio-edit"];
  return one === other || (edits.includes(one) && edits.includes(other));
}

/** The version a row states, in its own field or in the title. */
export function versionOf({ title, versionTitle }: RescueRow): {
  readonly title: string | null;
  readonly types: readonly VersionType[];
} {
  const split = splitVersion(`${title ?? ""}${versionTitle === null ? "" : ` (${versionTitle})`}`);
  return { title: versionTitle ?? split.versionTitle, types: split.versionTypes };
}

function lengthFit({ durationMs }: RescueRow, { durations }: RowTarget): LengthFit {
  if (durationMs === null || durations.length === 0) return "unknown";
  const apart = Math.min(...durations.map((one) => Math.abs(one - durationMs)));
  if (apart <= LENGTH_MS) return "exact";
  return apart <= 3 * LENGTH_MS ? "near" : "off";
}
