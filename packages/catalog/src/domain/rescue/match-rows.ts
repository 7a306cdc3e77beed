/** Which rows of the sheets describe which recordings: by code, by title with version, by length, by the file they name. */
import type { Isrc } from "@deadwax/identifiers";
import { splitVersion } from "../recording/split-version.ts";
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
  /** Files and their sounding part differ by the silence around it: a sheet may mean either. */
  readonly durations: readonly number[];
  /** Codes in tags, those of full trust only. */
  readonly codes: readonly Isrc[];
}

export interface MatchedRow {
  readonly row: RescueRow;
  /** Every recording it may describe, the likeliest first; one where it is plain. */
  readonly targets: readonly string[];
}

/** Sheets round to seconds, some of them up. */
const LENGTH_MS = 1600;
const LEAST = 40;

/** Rows in their order, each with what it may describe. */
export function matchRows(rows: readonly RescueRow[], targets: readonly RowTarget[]): readonly MatchedRow[] {
  return rows.map((row) => {
    const judged = targets
      .map((target) => ({ id: target.id, points: likeness(row, target) }))
      .filter(({ points }) => points >= LEAST)
      .sort((one, other) => other.points - one.points || (one.id < other.id ? -1 : 1));
    const most = judged[0]?.points ?? 0;
    return { row, targets: judged.filter(({ points }) => points > most - 10).map(({ id }) => id) };
  });
}

function likeness(row: RescueRow, target: RowTarget): number {
  if (row.file !== null && target.paths.some((path) => isNamed(path, row.file ?? ""))) return 100;
  const title = titlePoints(row, target);
  if (title === 0) return 0;
  return title + versionPoints(row, target) + lengthPoints(row, target) + codePoints(row, target);
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
  return types.some((type) => target.versionTypes.some((other) => isLike(type, other))) ? 20 : -40;
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

function lengthPoints({ durationMs }: RescueRow, { durations }: RowTarget): number {
  if (durationMs === null || durations.length === 0) return 0;
  const apart = Math.min(...durations.map((one) => Math.abs(one - durationMs)));
  if (apart <= LENGTH_MS) return 20;
  return apart <= 3 * LENGTH_MS ? 0 : -30;
}

function codePoints({ isrc }: RescueRow, { codes }: RowTarget): number {
  return isrc !== null && codes.includes(isrc) ? 12 : 0;
}
