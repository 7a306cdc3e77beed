import { contentKind, NAME_OF_KIND, type ContentKind } from "../../column-mapping/content-kind.ts";
import { levelInWord, levelOfWord, senseAtLevel, type HeaderLevel } from "../../header-words/header-level.ts";
import { wordsOfHeader, type HeaderSense } from "../../header-words/header-sense.ts";
import type { HeaderReading } from "../../header-words/read-header.ts";
import type { Cell } from "../../table/cell.ts";
import { targetOfSense, type HeldTarget } from "../held-target.ts";
import { saysNothing } from "../values/blank.ts";
import { heldCell } from "../values/held-cell.ts";
import { assumed, ignored, matched, uncertain, type Guess } from "./guess.ts";
import { readableShare } from "./readable.ts";

type Judgement = Pick<Guess, "status" | "target" | "message">;

const TARGETS_OF_KIND: Readonly<Record<Exclude<ContentKind, "other">, readonly HeldTarget[]>> = {
  isrc: ["isrc"],
  gtin: ["barcode", "catalogNumber"],
  iswc: ["iswc"],
  duration: ["duration"],
  date: ["releaseDate", "firstPublished", "pYear", "cYear"],
};
/** Codes with a form of their own: a column of them needs no header to be told. */
const TOLD_BY_CONTENT: ReadonlySet<ContentKind> = new Set(["isrc", "gtin", "iswc"]);
/** Codes below which chance may speak. */
const FEW = 2;
/** Cells that can be read, below which the header is not believed. */
const HALF = 0.5;

/** What the column is, by its header, the group it stands in and its cells. */
export function judgeColumn(reading: HeaderReading, group: string, cells: readonly Cell[]): Judgement {
  const sense = senseInGroup(reading, group);
  const kind = contentKind(cells.map(heldCell));
  if (sense === null) return byContent(kind, cells);
  return doubleMeaning(sense, cells) ?? byHeader({ ...reading, sense }, cells);
}

/** Headers that are two things, by what stands below them. */
function doubleMeaning(sense: HeaderSense, cells: readonly Cell[]): Judgement | undefined {
  if (sense === "track_or_title") return trackOrTitle(cells);
  if (sense === "release" && areSmallNumbers(cells))
    return matched("medium", "The header can be the release or its disc; the cells are small numbers.");
  if (sense === "release_date" && areTitles(cells))
    return matched("releaseTitle", "The header can be the release or its day; the cells are titles.");
  return undefined;
}

function byHeader(
  { sense, number, isPart }: HeaderReading & { readonly sense: HeaderSense },
  cells: readonly Cell[],
): Judgement {
  const target = targetOfSense(sense);
  if (target === undefined) return ignored("A row of what is held has no field for this.");
  const telling = cells.filter(({ text }) => !saysNothing(text, target));
  if (target === "artistRoles") {
    return telling.length > 0 && readableShare(telling, target) >= HALF
      ? matched(target, "Header says who took part; the cells say what each did.")
      : ignored("Names without roles: who of them is the artist is not said.");
  }
  if (isNames(target) && telling.length > 0 && readableShare(telling, "artistRoles") > HALF)
    return matched("artistRoles", "The cells name artists with their roles.");
  const other = contentKind(telling.map(heldCell));
  if (other !== "other" && !TARGETS_OF_KIND[other].includes(target)) {
    return uncertain(
      target,
      `The header says ${target}, the cells look like ${NAME_OF_KIND[other]}. Which is it?`,
    );
  }
  if (readableShare(telling, target) < HALF) {
    return uncertain(target, `The header says ${target}, but most cells cannot be read as that. Is it?`);
  }
  if (sense === "date") return uncertain(target, "Which date is this: the release, or something else?");
  if (number !== null && !isNames(target) && number > 1) {
    return uncertain(target, `The header counts ${number}. Is it ${target} of another thing in the row?`);
  }
  if (isPart && other === "other") {
    return uncertain(target, `Part of the header says ${target}. Is it?`);
  }
  return matched(
    target,
    telling.length === 0 ? "The header says so; no cell was filled yet." : "Header and content agree.",
  );
}

/** `Disco`, `Tonträger`: numbers of discs, not titles. */
function areSmallNumbers(cells: readonly Cell[]): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== "");
  return filled.length > 0 && filled.every(({ text }) => /^\s*\d{1,2}\s*$/u.test(text));
}

/** `Lançamento`, `Sortie`: cells with words, of which none is a day. */
function areTitles(cells: readonly Cell[]): boolean {
  const filled = cells.filter(({ text }) => text.trim() !== "");
  const worded = filled.filter(({ text }) => /\p{L}{2}/u.test(text));
  return worded.length > filled.length / 2 && readableShare(filled, "releaseDate") === 0;
}

function isNames(target: HeldTarget): boolean {
  return (
    target === "artist" || target === "mainArtists" || target === "featuredArtists" || target === "remixers"
  );
}

/** The place of a track is the release's as much as the recording's, and a release date stands in either group. */
const SAID_OUTRIGHT: ReadonlySet<HeaderSense> = new Set(["track_position", "release_date"]);

/** `Title` below `Release` is the title of the release. */
function senseInGroup({ sense, level }: HeaderReading, group: string): HeaderSense | null {
  if (sense === null || level !== null || SAID_OUTRIGHT.has(sense)) return sense;
  const above = levelOfGroup(group);
  return above === undefined ? sense : senseAtLevel(sense, above);
}

function levelOfGroup(group: string): HeaderLevel | undefined {
  const words = group.length > 60 ? [] : wordsOfHeader(group);
  if (words.length > 3) return undefined;
  const levels = new Set(words.flatMap((word) => levelOfWord(word) ?? levelInWord(word)?.level ?? []));
  const [only] = levels;
  return levels.size === 1 ? only : undefined;
}

function byContent(kind: ContentKind, cells: readonly Cell[]): Judgement {
  if (kind === "other") return ignored("The header is not known.");
  const target = TARGETS_OF_KIND[kind][0] ?? "isrc";
  if (TOLD_BY_CONTENT.has(kind) && cells.length >= FEW) {
    return assumed(target, `The header is not known; the cells are ${NAME_OF_KIND[kind]}.`);
  }
  return uncertain(target, `The cells look like ${NAME_OF_KIND[kind]}. Is this ${target}?`);
}

/** `Track` is a number or a title; the cells tell. */
function trackOrTitle(cells: readonly Cell[]): Judgement {
  if (cells.length === 0)
    return uncertain("title", "This can be the title or the number of a track, and no cell is filled.");
  const share = readableShare(cells, "trackPosition");
  if (share > 0.9)
    return matched("trackPosition", "The header can be a title or a number; the cells are numbers.");
  const kind = contentKind(cells.map(heldCell));
  if (kind !== "other") return byContent(kind, cells);
  return matched("title", "The header can be a title or a number; the cells are text.");
}
