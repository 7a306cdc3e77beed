import type { HeldRow } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { peek } from "../../table/byte-source.ts";
import { columnNames } from "../../table/column-name.ts";
import { SAMPLE_ROWS } from "../../table/sample-rows.ts";
import type { Row } from "../../table/table.ts";
import { understandColumns, type Understanding } from "../columns/understand-columns.ts";
import type { HeldSheetOptions } from "../held-sheet.ts";
import { lateContradictions } from "../settle-dates.ts";
import { createRowDraft } from "./row-draft.ts";
import { fieldReaders } from "./field-readers.ts";
import { createLeftOutLog, type LeftOutLog } from "./left-out-log.ts";
import { createRowFilter, speakingRows } from "./left-out.ts";

/** A table whose columns are understood. */
export interface UnderstoodTable {
  readonly sheet: string | null;
  readonly header: readonly string[];
  readonly headerRow: number | null;
  readonly sample: readonly Row[];
  readonly understanding: Understanding;
}

/** A table in a table has a header of its own; a sheet made of more of them is no sheet of recordings. */
const MOST_SECTIONS = 100;

interface Reading {
  readonly options: HeldSheetOptions;
  readonly issues: Issue[];
}

/** Reads the rows of a table one by one; what is no recording is left out and said in `issues`. */
export async function* heldRows(
  table: UnderstoodTable,
  rows: AsyncIterable<Row>,
  { options, issues }: Reading,
): AsyncGenerator<HeldRow> {
  const log = createLeftOutLog(table.sheet, issues);
  let section = table;
  let rest = rows;
  try {
    for (let count = 1; ; count++) {
      const next: Row | undefined = yield* sectionRows(section, rest[Symbol.asyncIterator](), log);
      issues.push(...lateContradictions(section.understanding));
      if (next === undefined) break;
      const { head, all } = await peek(rest, (read) => read.length >= SAMPLE_ROWS / 4);
      rest = all;
      if (count >= MOST_SECTIONS) {
        log.add(next, "header-again");
        continue;
      }
      section = sectionBelow(next, head, { section, options });
      issues.push(headerChanged(section), ...section.understanding.issues);
    }
  } finally {
    log.close();
    // Whoever stops early lets the file behind the rows be closed.
    await rest[Symbol.asyncIterator]().return?.();
  }
}

async function* sectionRows(
  section: UnderstoodTable,
  rows: AsyncIterator<Row>,
  log: LeftOutLog,
): AsyncGenerator<HeldRow, Row | undefined> {
  let heading: number | null = null;
  const readers = fieldReaders(section.understanding, () => heading);
  const kindOf = createRowFilter({ ...section, columns: section.understanding.columns });
  let names = columnNames(section.header);
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    const row = next.value;
    const kind = kindOf(row);
    if (kind.kind === "new-header") return row;
    if (kind.kind === "left-out") {
      heading = kind.medium ?? heading;
      log.add(row, kind.reason);
      continue;
    }
    if (row.cells.length > names.length) names = columnNames(section.header, row.cells.length);
    const draft = createRowDraft(row.number, [...row.issues]);
    for (const read of readers) read(row.cells, draft);
    yield {
      sheet: section.sheet,
      row: row.number,
      values: draft.values(),
      issues: draft.issues,
      raw: rawOf(names, row),
    };
  }
  return undefined;
}

interface Above {
  readonly section: UnderstoodTable;
  readonly options: HeldSheetOptions;
}

function sectionBelow(header: Row, sample: readonly Row[], { section, options }: Above): UnderstoodTable {
  const texts = header.cells.map(({ text }) => text);
  const speaking = speakingRows(texts, sample);
  const understanding = understandColumns({
    header: texts,
    above: [],
    sample: speaking,
    preset: undefined,
    options,
  });
  return { sheet: section.sheet, header: texts, headerRow: header.number, sample, understanding };
}

function headerChanged({ sheet, headerRow }: UnderstoodTable): Issue {
  return {
    code: "HELD_HEADER_CHANGED",
    severity: "info",
    path: sheet === null ? [] : ["sheets", sheet],
    message: `Row ${headerRow ?? 0} is the header of another table below; its columns are read by it.`,
  };
}

function rawOf(names: readonly string[], { cells }: Row): Readonly<Record<string, string>> {
  // A header can be called __proto__; a plain object would swallow it.
  const raw = Object.create(null) as Record<string, string>;
  for (const [index, { text }] of cells.entries()) raw[names[index] ?? ""] = text;
  return raw;
}
