/** Dates whose month is not plain from the first rows: the whole column is asked, and then the other columns of the table. */
import type { Issue } from "@deadwax/identifiers";
import { BLANK_CELL } from "../table/cell.ts";
import type { Row } from "../table/table.ts";
import { dayFacts, type ColumnFacts } from "./columns/column-facts.ts";
import { isRead } from "./columns/guess.ts";
import type { Understanding } from "./columns/understand-columns.ts";
import type { DateOrder, HeldColumn } from "./held-sheet.ts";

function dayColumns({ columns }: Understanding): readonly HeldColumn[] {
  return columns.filter(
    (column) => isRead(column) && (column.target === "releaseDate" || column.target === "firstPublished"),
  );
}

/** Whether reading all rows once more could settle or unsettle the order of a date column. */
export function needWholeColumn(understanding: Understanding): boolean {
  return dayColumns(understanding).some(({ index }) => {
    const facts = understanding.facts.get(index);
    if (facts === undefined || facts.saidOrder !== undefined || facts.evidence.isPlain()) return false;
    return facts.evidence.isOpen() || facts.evidence.order() !== null;
  });
}

/** Columns whose dates contradict each other only in rows that came after the order was settled. */
export function lateContradictions(understanding: Understanding): readonly Issue[] {
  return dayColumns(understanding).flatMap(({ index, name, dateOrder }) => {
    const facts = understanding.facts.get(index);
    if (facts === undefined || dateOrder === undefined || !facts.evidence.isContradictory()) return [];
    const message = `${name}: dates that can be read both ways were read with ${words(dateOrder)}, but some dates of the column have it the other way.`;
    return [finding(name, "HELD_DATES_CONTRADICT", message)];
  });
}

/** Lets every row speak about the order of dates; the rows of the sample have spoken. */
export async function readDayEvidence(
  understanding: Understanding,
  rows: AsyncIterable<Row>,
  from: number,
): Promise<void> {
  const columns = dayColumns(understanding);
  for await (const row of rows) {
    if (row.number <= from) continue;
    for (const { index } of columns)
      understanding.facts.get(index)?.evidence.add(row.cells[index] ?? BLANK_CELL);
  }
}

/** The understanding with the order of each date column, and what is to be said about it. */
export function withDateOrders(understanding: Understanding, isWhole: boolean): Understanding {
  const columns = dayColumns(understanding);
  const orders = new Set(columns.flatMap(({ index }) => orderOf(understanding.facts.get(index)) ?? []));
  const [shared] = orders;
  const facts = new Map(understanding.facts);
  const issues: Issue[] = [];
  for (const { index, name } of columns) {
    const told = facts.get(index);
    if (told === undefined) continue;
    const { evidence } = told;
    const isSettledElsewhere = orders.size === 1 && shared !== undefined && dayFacts(told).order === null;
    if (
      isSettledElsewhere &&
      evidence.isOpen() &&
      !evidence.isContradictory() &&
      told.saidOrder === undefined
    ) {
      facts.set(index, { ...told, saidOrder: shared });
      issues.push(
        finding(
          name,
          "HELD_DATES_AS_BESIDE",
          `${name}: its dates are read with ${words(shared)}, as those of the other date column.`,
        ),
      );
    } else issues.push(...findings(name, told, isWhole));
  }
  const settled = understanding.columns.map((column) => {
    const order = orderOf(facts.get(column.index));
    return columns.includes(column) && order !== null ? { ...column, dateOrder: order } : column;
  });
  return { columns: settled, facts, issues: [...understanding.issues, ...issues] };
}

function orderOf(facts: ColumnFacts | undefined): DateOrder | null {
  return facts === undefined ? null : dayFacts(facts).order;
}

function findings(name: string, facts: ColumnFacts, isWhole: boolean): readonly Issue[] {
  const { evidence } = facts;
  const { order, areStoredDoubtful } = dayFacts(facts);
  const found: Issue[] = [];
  if (evidence.isContradictory()) {
    found.push(
      finding(
        name,
        "HELD_DATES_CONTRADICT",
        `${name}: some dates have the day first and some the month, so both readings are kept.`,
      ),
    );
  } else if (order === null && evidence.isOpen()) {
    const where = isWhole ? "No date of the column" : "No date of its first rows";
    found.push(
      finding(
        name,
        "HELD_DATES_OPEN",
        `${name}: ${where} says whether the day or the month is first, so both readings are kept.`,
      ),
    );
  }
  if (areStoredDoubtful) {
    found.push(
      finding(
        name,
        "HELD_DATES_STORED_DOUBTFUL",
        `${name}: a program took some of its dates for ${words(order === "day-first" ? "month-first" : "day-first")}, so their day and month may be changed; both readings are kept.`,
      ),
    );
  }
  return found;
}

function words(order: DateOrder): string {
  return order === "day-first" ? "the day first" : "the month first";
}

function finding(name: string, code: string, message: string): Issue {
  return {
    code,
    severity: "warning",
    path: ["columns", name],
    message,
    hint: "Say whether days come first in this sheet, or ask for dates as 2026-05-17.",
  };
}
