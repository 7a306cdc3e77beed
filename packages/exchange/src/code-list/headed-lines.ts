import { meaningOfHeader } from "../column-mapping/header-words.ts";
import { DURATION } from "../master-sheet/cells/duration.ts";
import { ISRC } from "../master-sheet/cells/codes.ts";
import type { CodeListRow } from "./code-list-row.ts";
import { issueInLine } from "./line-issue.ts";

/** Which cell of a line is what, and what separates the cells. */
export interface HeadedColumns {
  readonly separator: string;
  readonly targets: readonly (string | null)[];
}

const SEPARATORS = ["\t", ";", "|", ","];

/** The columns of a header line; undefined for a line that is none: it names an ISRC column and one more. */
export function headedColumns(line: string): HeadedColumns | undefined {
  for (const separator of SEPARATORS) {
    const targets = line.split(separator).map((cell) => {
      const meaning = meaningOfHeader(cell);
      return "target" in meaning ? meaning.target : null;
    });
    const known = targets.filter((target) => target !== null);
    if (targets.includes("isrc") && known.length >= 2) return { separator, targets };
  }
  return undefined;
}

/** Reads a line below a header. */
export function readHeadedLine(
  raw: string,
  line: number,
  { separator, targets }: HeadedColumns,
): CodeListRow {
  const cells = raw.split(separator).map((cell) => cell.trim());
  const of = (target: string): string => cells[targets.indexOf(target)] ?? "";
  const isrc = ISRC.read({ text: of("isrc") }, {});
  const duration = of("duration") === "" ? undefined : DURATION.read({ text: of("duration") }, {});
  const issues = [...isrc.issues, ...(duration?.issues ?? [])].map((issue) => issueInLine(line, issue));
  return {
    isrc: isrc.value ?? null,
    ...filled("title", of("title")),
    ...filled("versionTitle", of("version_title")),
    ...filled("artist", of("display_artist")),
    ...(duration?.value !== undefined && { durationMs: duration.value }),
    raw,
    line,
    issues,
  };
}

function filled<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  return text === "" ? {} : ({ [key]: text } as Record<Key, string>);
}
