/** Which row of the sheet goes with which recording. */
import type { Truth } from "../folder/truth.ts";
import type { Said } from "./said.ts";

export interface Rows {
  readonly right: number;
  readonly wrong: readonly string[];
  /** Rows of which there are files, that were given to nothing; with the best by which they could be told. */
  readonly unmatched: readonly string[];
  /** Rows without a file that were left alone. */
  readonly leftAlone: { readonly count: number; readonly of: number };
}

export function scoreRows(truth: Truth, said: Said): Rows {
  const fileOf = new Map(truth.files.map((file) => [file.path, file]));
  const wrong: string[] = [];
  const unmatched: string[] = [];
  const alone = { count: 0, of: 0 };
  let right = 0;
  for (const row of truth.rows) {
    const groups = said.recordings.filter(({ rows }) => rows.includes(row.row));
    const name = `${row.row} ${row.title.trim()}${row.version === "" ? "" : ` (${row.version})`} ${row.isrc} [${[row.tellable, ...row.faults].join(", ")}]`;
    if (row.recording === null) alone.of += 1;
    if (groups.length === 0) {
      if (row.recording === null) alone.count += 1;
      else unmatched.push(`${name}: ${row.recording}`);
      continue;
    }
    const found = new Set(
      groups.flatMap(({ files }) => files.map((path) => fileOf.get(path)?.recording ?? "?")),
    );
    if (row.recording !== null && found.has(row.recording) && groups.length === 1) right += 1;
    else wrong.push(`${name}: ${[...found].join(", ")}, not ${row.recording ?? "any"}`);
  }
  return { right, wrong, unmatched, leftAlone: alone };
}
