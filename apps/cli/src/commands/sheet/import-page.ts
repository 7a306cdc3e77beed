/** What an import of a sheet did, or would do, for a person. */
import type { Issue } from "@deadwax/identifiers";
import { asSentence, count, type ImportedRow, type SheetImportOutcome } from "@deadwax/catalog";
import { ORIGINAL_ROW_HEADER, PROBLEM_HEADER, type ColumnSuggestion } from "@deadwax/exchange";
import { paragraph, spaced, type Block } from "../../output/block.ts";
import { ISSUE_STATUS } from "../../output/issues.ts";
import { statusLines, type StatusLine } from "../../output/status.ts";
import { table } from "../../output/table.ts";
import { remarkLines, type Remark } from "./remarks.ts";

/** What no other sheet has. */
const OWN_COLUMN = "deadwax_id";
const REPAIR_COLUMNS: ReadonlySet<string> = new Set([ORIGINAL_ROW_HEADER, PROBLEM_HEADER]);

interface ImportPage {
  readonly isDryRun: boolean;
  readonly suggestions: readonly ColumnSuggestion[];
  readonly mapping: Readonly<Record<string, string>>;
  /** Headers that a person said something about. */
  readonly named: ReadonlySet<string>;
  readonly value: SheetImportOutcome;
  readonly failedFile: string | null;
  /** About the file as a whole. */
  readonly issues: readonly Issue[];
}

export function importPage(page: ImportPage): Block {
  return spaced(
    columnsBlock(page),
    spaced(questions(page), aboutFile(page.issues), totals(page)),
    remarkLines(page.value.rows.flatMap(remarksOf), "row"),
  );
}

/** Our own sheet is named and not explained; a foreign one is shown column by column. */
function columnsBlock({ suggestions, mapping }: ImportPage): Block {
  const isOurs = suggestions.some(({ name, because }) => name === OWN_COLUMN && because === "own-header");
  const shown = suggestions.filter(
    ({ name, target }) => !REPAIR_COLUMNS.has(name) && !(isOurs && mapping[name] === target),
  );
  return spaced(
    isOurs
      ? paragraph(`This is Deadwax's own master sheet${shown.length === 0 ? "." : ", with other columns:"}`)
      : () => [],
    table(
      [
        { title: "Column", value: ({ name }) => name },
        { title: "is", value: ({ name }) => wordOf(mapping[name]) },
      ],
      shown,
    ),
  );
}

function wordOf(target: string | undefined): string {
  return target === undefined || target === "ignore" ? "not read" : target;
}

/** What only a person can say, unless it was said. */
function questions({ suggestions, named }: ImportPage): Block {
  const open = suggestions.filter(
    ({ name, status }) => status === "uncertain" && !named.has(name.toLowerCase()),
  );
  return statusLines(
    open.map(({ name, message, target }) => ({
      status: "question",
      text: `${name}: ${message}`,
      more: `--map ${JSON.stringify(`${name}=${target ?? "ignore"}`)}`,
    })),
  );
}

function aboutFile(issues: readonly Issue[]): Block {
  return statusLines(
    issues.map(({ severity, message, hint }) => ({
      status: ISSUE_STATUS[severity],
      text: asSentence(message),
      ...(hint === undefined ? {} : { more: hint }),
    })),
  );
}

function totals({ isDryRun, value, failedFile }: ImportPage): Block {
  const [add, change, leave] = isDryRun ? ["Would add", "change", "leave"] : ["Added", "changed", "left"];
  const [changed, unchanged] = [value.changed, value.unchanged].map((amount) =>
    amount.toLocaleString("en-US"),
  );
  const lines: StatusLine[] = [
    {
      status: "ok",
      text: `${add} ${count(value.created, "recording")}, ${change} ${changed}, ${leave} ${unchanged} as they ${isDryRun ? "are" : "were"}`,
    },
  ];
  if (value.rows.length === 0)
    lines.push({ status: "warning", text: "The sheet has no rows below its header." });
  if (value.failed > 0) {
    const place =
      failedFile ?? "no file: none could be written here; --failed FILE says where, --json shows them";
    lines.push({
      status: "problem",
      text: `${count(value.failed, "row")} ${isDryRun ? "would fail and change" : "failed and changed"} nothing`,
      more: `${isDryRun ? "They would be kept" : "To repair and import again they are kept"} in ${place}`,
    });
  }
  return statusLines(lines);
}

function remarksOf({ row, outcome, issues }: ImportedRow): readonly Remark[] {
  return issues.map((issue) => ({
    at: row,
    status: outcome === "failed" && issue.severity === "error" ? "problem" : ISSUE_STATUS[issue.severity],
    issue,
  }));
}
