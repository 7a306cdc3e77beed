import type { Issue } from "@deadwax/identifiers";
import { normalizeHeader } from "../../header-words/normalize-header.ts";
import { readHeader } from "../../header-words/read-header.ts";
import { ADVISORY } from "../../master-sheet/cells/words.ts";
import { BLANK_CELL, isBlankText } from "../../table/cell.ts";
import { columnNames } from "../../table/column-name.ts";
import type { Row } from "../../table/table.ts";
import type { HeldColumn, HeldPreset, HeldSheetOptions } from "../held-sheet.ts";
import { isHeldTarget, LIST_TARGETS } from "../held-target.ts";
import { createDayEvidence } from "../values/day-order.ts";
import { durationForm } from "../values/duration-form.ts";
import { dayFacts, type ColumnFacts } from "./column-facts.ts";
import { ignored, isRead, matched, type Guess } from "./guess.ts";
import { judgeColumn } from "./judge-column.ts";
import { settleColumns } from "./settle-columns.ts";

/** What is looked at to understand columns. */
export interface ColumnsSeen {
  readonly header: readonly string[];
  /** The row above the header, where it names groups of columns. */
  readonly above: readonly string[];
  readonly sample: readonly Row[];
  readonly preset: HeldPreset | undefined;
  readonly options: HeldSheetOptions;
}

export interface Understanding {
  readonly columns: readonly HeldColumn[];
  readonly facts: ReadonlyMap<number, ColumnFacts>;
  readonly issues: readonly Issue[];
}

/** Says of every column what it holds, by its header and its cells, or as a person has said before. */
export function understandColumns(seen: ColumnsSeen): Understanding {
  const width =
    seen.header.length > 0
      ? seen.header.length
      : Math.max(0, ...seen.sample.map(({ cells }) => cells.length));
  const names = columnNames(seen.header, width);
  const groups = groupNames(seen.above, seen.header);
  const guesses = names.map((name, index): Guess => {
    const reading = readHeader(seen.header[index] ?? "");
    const cells = seen.sample.map((row) => row.cells[index] ?? BLANK_CELL);
    const filled = cells.filter(({ text }) => !isBlankText(text));
    return { index, name, reading, cells, ...judgeColumn(reading, groups[index] ?? "", filled) };
  });
  const told = seen.preset === undefined ? guesses : guesses.map((guess) => asSaid(guess, seen.preset));
  const settled = withMapping(
    seen.preset === undefined ? settleColumns(told) : told,
    seen.options.mapping ?? {},
  );
  const facts = new Map(settled.map((guess) => [guess.index, factsOf(guess, seen)] as const));
  const columns = settled.map((guess) => columnOf(guess, facts.get(guess.index)));
  return { columns, facts, issues: [...columns.flatMap(columnIssue), ...settled.flatMap(cleanIssue)] };
}

/** A merged cell above the header stands over the columns to its right as well. */
function groupNames(above: readonly string[], header: readonly string[]): readonly string[] {
  const filled = above.filter((text) => !isBlankText(text)).length;
  if (filled === 0 || filled * 2 > header.length) return [];
  // Alone at the left it is the title of the sheet.
  if (filled === 1 && !isBlankText(above[0] ?? "")) return [];
  let group = "";
  return header.map((_, index) => {
    const text = above[index] ?? "";
    if (!isBlankText(text)) group = text;
    return group;
  });
}

/** What a preset says of a column; the fingerprint allows for headers that are spelled a little differently. */
function saidOf<Word>(words: Readonly<Record<string, Word>> | undefined, name: string): Word | undefined {
  const key = normalizeHeader(name);
  return Object.entries(words ?? {}).find(([other]) => other === name || normalizeHeader(other) === key)?.[1];
}

function asSaid(guess: Guess, preset: HeldPreset | undefined): Guess {
  const said = saidOf(preset?.columns, guess.name);
  if (said === undefined || !isHeldTarget(said))
    return { ...guess, ...ignored("The mapping leaves it out.") };
  return { ...guess, ...matched(said, "The mapping says so.") };
}

/** What a person says of a column counts, and takes the target from the column that was thought to be it. */
function withMapping(guesses: readonly Guess[], mapping: Readonly<Record<string, string>>): readonly Guess[] {
  const said = new Map(Object.entries(mapping).map(([name, target]) => [name.trim().toLowerCase(), target]));
  if (said.size === 0) return guesses;
  const targets = new Set(guesses.flatMap(({ name }) => said.get(name.toLowerCase()) ?? []));
  return guesses.map((guess) => {
    const target = said.get(guess.name.toLowerCase());
    if (target === undefined) {
      const isTaken = guess.target !== null && targets.has(guess.target) && !LIST_TARGETS.has(guess.target);
      return isTaken ? { ...guess, ...ignored("The mapping names another column for this.") } : guess;
    }
    const judged = isHeldTarget(target)
      ? matched(target, "The mapping says so.")
      : ignored("The mapping leaves it out.");
    return { ...guess, ...judged };
  });
}

function factsOf({ name, target, cells, reading }: Guess, { preset, options }: ColumnsSeen): ColumnFacts {
  const evidence = createDayEvidence();
  const isDay = target === "firstPublished" || target === "releaseDate";
  if (isDay) for (const cell of cells) evidence.add(cell);
  const filled = cells.filter(({ text }) => !isBlankText(text));
  const said = options.dayFirst === undefined ? undefined : options.dayFirst ? "day-first" : "month-first";
  const form =
    target === "duration"
      ? durationForm(filled, reading.sense === "duration_ms" ? "ms" : reading.notes.unit)
      : null;
  const unit = saidOf(preset?.durationUnits, name);
  return {
    evidence,
    saidOrder: said ?? saidOf(preset?.dateOrders, name),
    headerOrder: reading.notes.dateOrder,
    duration: form !== null && unit !== undefined ? { ...form, unit } : form,
    texts: filled.slice(0, 200).map(({ text }) => text),
  };
}

function columnOf(
  { index, name, status, target, message, cells }: Guess,
  facts: ColumnFacts | undefined,
): HeldColumn {
  const order = facts === undefined ? null : dayFacts(facts).order;
  const unit = facts?.duration?.unit ?? null;
  const samples = cells.filter(({ text }) => !isBlankText(text)).slice(0, 3);
  return {
    ...{ index, name, status, target, message },
    samples: samples.map(({ text }) => text.slice(0, 80)),
    ...(order !== null && { dateOrder: order }),
    ...(unit !== null && { durationUnit: unit }),
  };
}

/** Where a column has no word for “not explicit”, its “Clean” may be that word. */
function cleanIssue({ target, status, name, cells }: Guess): readonly Issue[] {
  if (target !== "advisory" || !isRead({ status })) return [];
  const said = new Set(
    cells.map((cell) => (isBlankText(cell.text) ? undefined : ADVISORY.read(cell, {}).value)),
  );
  if (!said.has("clean") || said.has("not-explicit")) return [];
  return [
    {
      code: "HELD_CLEAN_DOUBTFUL",
      severity: "warning",
      path: ["columns", name],
      message: `${name}: “clean” may mean that nothing is explicit, as no cell of the column says so in another way.`,
      hint: "Ask whether clean stands for an edited version here.",
    },
  ];
}

function columnIssue(column: HeldColumn): readonly Issue[] {
  if (isRead(column) && column.status === "matched") return [];
  if (column.status === "ignored") return [];
  const isAsked = column.status === "uncertain";
  return [
    {
      code: isAsked ? "HELD_COLUMN_UNCERTAIN" : "HELD_COLUMN_ASSUMED",
      severity: "warning",
      path: ["columns", column.name],
      message: `${column.name}: ${column.message}${isAsked ? " It is not read." : ""}`,
      ...(column.samples.length > 0 && { received: column.samples.join(" · ") }),
      hint: "Say in a mapping what the column is, or that it is to be ignored.",
    },
  ];
}
