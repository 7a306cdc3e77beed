/** Columns that claim the same field: which of them is it, or are they one thing in several columns? */
import { normalizeHeader } from "../../header-words/normalize-header.ts";
import { DURATION } from "../../master-sheet/cells/duration.ts";
import type { Cell } from "../../table/cell.ts";
import { LIST_TARGETS, type HeldTarget } from "../held-target.ts";
import { saysNothing } from "../values/blank.ts";
import { ignored, isRead, matched, uncertain, type Guess } from "./guess.ts";

/** What a bare header means where another column says outright that it is about the recording. */
const BARE_BESIDE_TRACK: Partial<Record<HeldTarget, HeldTarget>> = {
  title: "releaseTitle",
  artist: "releaseArtist",
  mainArtists: "releaseArtist",
  version: "releaseVersion",
};

export function settleColumns(guesses: readonly Guess[]): readonly Guess[] {
  return numberedNames(besideTracks(guesses)).map((guess, _, all) => {
    if (!isRead(guess) || guess.target === null || LIST_TARGETS.has(guess.target)) return guess;
    const rivals = all.filter((one) => one !== guess && isRead(one) && one.target === guess.target);
    return rivals.length === 0 ? guess : { ...guess, ...settle(guess, rivals) };
  });
}

/** `Title` beside `Track title` is the title of the release. */
function besideTracks(guesses: readonly Guess[]): readonly Guess[] {
  return guesses.map((guess) => {
    const { target, reading } = guess;
    const released = target === null ? undefined : BARE_BESIDE_TRACK[target];
    if (target === null || released === undefined || !isRead(guess) || reading.level !== null) return guess;
    const hasTrack = guesses.some(
      (one) => isRead(one) && isSameThing(one.target, target) && one.reading.level === "recording",
    );
    if (!hasTrack) return guess;
    if (guesses.some((one) => isRead(one) && one.target === released))
      return {
        ...guess,
        ...uncertain(target, `Another column says outright that it is ${target}. What is this one?`),
      };
    return {
      ...guess,
      ...matched(
        released,
        "Another column is of the recording by its header, so that this one is of the release.",
      ),
    };
  });
}

function isSameThing(one: HeldTarget | null, other: HeldTarget): boolean {
  const key = (target: HeldTarget | null): HeldTarget | null =>
    target === "mainArtists" ? "artist" : target;
  return key(one) === key(other);
}

/** `Artist 1`, `Artist 2` are one list of names. */
function numberedNames(guesses: readonly Guess[]): readonly Guess[] {
  const numbered = guesses.filter(
    (one) => isRead(one) && one.target === "artist" && one.reading.number !== null,
  );
  if (numbered.length === 0) return guesses;
  const several = guesses.filter((one) => isRead(one) && one.target === "artist");
  if (several.length < 2) return guesses;
  return guesses.map((one) =>
    several.includes(one)
      ? { ...one, ...matched("mainArtists", "One of several columns with artists.") }
      : one,
  );
}

type Judgement = Pick<Guess, "status" | "target" | "message">;

function settle(guess: Guess, rivals: readonly Guess[]): Judgement {
  const target = guess.target ?? "isrc";
  const stronger = rivals.filter((rival) => strength(rival) > strength(guess));
  const conflict = rivals.find((rival) => doConflict(guess, rival, target));
  if (conflict === undefined) return { status: guess.status, target, message: guess.message };
  const [best] = stronger;
  if (best !== undefined)
    return uncertain(target, `“${best.name}” is ${target} more plainly. What is this one?`);
  if (rivals.every((rival) => strength(rival) < strength(guess)))
    return { status: guess.status, target, message: guess.message };
  if (target === "duration") return finerDuration(guess, rivals);
  return uncertain(
    target,
    `“${conflict.name}” can be ${target}, too, and says something else. Which of them is it?`,
  );
}

/** Header and content, then header in part, then content alone. */
function strength({ status, reading, cells }: Guess): number {
  const isFilled = cells.some(({ text }) => text.trim() !== "");
  return (status === "assumed" ? 0 : reading.isPart ? 1 : 2) + (isFilled ? 0.5 : 0);
}

/** Whether a row of the sample has different things in the two columns. */
function doConflict(one: Guess, other: Guess, target: HeldTarget): boolean {
  return one.cells.some((cell, at) => {
    const beside = other.cells[at];
    if (beside === undefined || saysNothing(cell.text, target) || saysNothing(beside.text, target))
      return false;
    return key(cell, target) !== key(beside, target);
  });
}

function key({ text }: Cell, target: HeldTarget): string {
  if (target === "barcode") return text.replace(/\D/gu, "").replace(/^0+/u, "");
  return normalizeHeader(text);
}

/** Seconds and milliseconds of the same duration: the finer column counts. */
function finerDuration(guess: Guess, rivals: readonly Guess[]): Judgement {
  const all = [guess, ...rivals];
  const isAgreed = rivals.every((rival) =>
    guess.cells.every((cell, at) => {
      const [mine, theirs] = [roughMs(cell, guess), roughMs(rival.cells[at] ?? { text: "" }, rival)];
      return mine === undefined || theirs === undefined || Math.abs(mine - theirs) <= 1000;
    }),
  );
  if (!isAgreed)
    return uncertain("duration", "Several columns with durations say different things. Which is it?");
  const finest = all.find(({ reading }) => isMs(reading)) ?? all.toSorted((a, b) => a.index - b.index)[0];
  if (finest === guess) return matched("duration", "Several columns say the same; this one counts.");
  return ignored("Another column says the same duration.");
}

function isMs({ sense, notes }: Guess["reading"]): boolean {
  return sense === "duration_ms" || notes.unit === "ms";
}

function roughMs(cell: Cell, { reading }: Guess): number | undefined {
  if (isMs(reading) && /^\d+$/u.test(cell.text.trim())) return Number(cell.text);
  return DURATION.read(cell, {}).value;
}
