import { parse } from "csv-parse/sync";

/** What may separate cells, the likeliest first. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const RECORD_DELIMITERS = ["\r\n", "\n", "\r"];

/** The first line `sep=;` tells Excel the separator and is no row. */
const EXCEL_HINT = /^sep=(?<delimiter>[,;\t|])(?:\r\n|\r|\n)/iu;

export interface DelimiterFinding {
  readonly delimiter: Delimiter;
  /** How many characters at the beginning are Excel's hint and not data. */
  readonly hintLength: number;
}

/** Which separator makes rows of equal width out of the beginning of a file. */
export function findDelimiter(head: string): DelimiterFinding {
  const hint = EXCEL_HINT.exec(head);
  const named = DELIMITERS.find((delimiter) => delimiter === hint?.groups?.["delimiter"]);
  if (hint !== null && named !== undefined) return { delimiter: named, hintLength: hint[0].length };
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = evenness(widths(head, delimiter));
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, hintLength: 0 };
}

/** How many cells each of the first rows has. */
function widths(head: string, delimiter: Delimiter): readonly number[] {
  const found: number[] = [];
  try {
    parse(head, {
      delimiter,
      record_delimiter: RECORD_DELIMITERS,
      relax_quotes: true,
      relax_column_count: true,
      to: 60,
      on_record: (record: readonly string[]) => {
        found.push(record.length);
        return null;
      },
    });
  } catch {
    // The head ends in the middle of a quoted cell; the rows before it are enough.
  }
  return found;
}

/** High for many rows of the same width; rows of one cell are titles or a list and say nothing. */
function evenness(counts: readonly number[]): number {
  const wide = counts.filter((width) => width > 1);
  const rows = new Map<number, number>();
  for (const width of wide) rows.set(width, (rows.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, amount] of rows) {
    best = Math.max(best, (amount * amount * Math.log2(width)) / wide.length);
  }
  return best;
}
