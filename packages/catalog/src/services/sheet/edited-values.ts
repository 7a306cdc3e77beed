/**
 * What a person edited in a row: everything that the catalog's own sheet does not say of that recording. An export that
 * comes back as it was says nothing, whatever stands behind its cells.
 */
import { formatIsrc, type Issue } from "@deadwax/identifiers";
import type { Recording } from "../../domain/recording/recording.ts";
import { SHOWN_ONLY, type SheetField, type SheetRow } from "../../domain/sheet/sheet-row.ts";
import type { RecordingView } from "../view/recording-view.ts";
import type { RowToImport } from "./sheet-import-types.ts";
import { rowsOf } from "./sheet-rows.ts";

/** A recording as the catalog's own sheet shows it. */
export interface ShownRecording {
  readonly recording: Recording;
  /** One for each place on a release. */
  readonly rows: readonly SheetRow[];
  readonly measuredMs: number | null;
}

export function shownRecording(view: RecordingView): ShownRecording {
  return { recording: view.recording, rows: rowsOf(view), measuredMs: view.measuredMs };
}

/** Fields that name one thing together, and are edited or not as a whole. */
const TOGETHER: readonly (readonly SheetField[])[] = [
  ["release", "barcode", "catalogNumber", "trackPosition"],
  ["workTitle", "iswc"],
];

/** The row without what the catalog shows anyway, and with an issue for each edit that cannot be taken over. */
export function editedRow(row: RowToImport, shown: ShownRecording | undefined): RowToImport {
  const { values } = row;
  const fields = Object.keys(values) as SheetField[];
  const alone = fields.filter((field) => !TOGETHER.some((group) => group.includes(field)));
  const unedited = [...TOGETHER, ...alone.map((field) => [field])].filter((group) => {
    const stated = group.filter((field) => values[field] !== undefined && values[field] !== null);
    return shown?.rows.some((one) => stated.every((field) => isSame(field, values[field], one[field])));
  });
  const edited = { ...row, values: without(values, unedited.flat()) };
  return [withoutShownOnly, withoutMeasured, withoutKept, withoutHeldCode, withoutRelease].reduce(
    (left, drop) => drop(left, shown, row),
    edited,
  );
}

/** The revision stays: it says how old the sheet is. */
function without(values: Partial<SheetRow>, fields: readonly SheetField[]): Partial<SheetRow> {
  const dropped = new Set<string>(fields.filter((field) => field !== "revision"));
  return Object.fromEntries(Object.entries(values).filter(([field]) => !dropped.has(field)));
}

function isSame(field: SheetField, said: unknown, shown: unknown): boolean {
  if (JSON.stringify(said) === JSON.stringify(shown)) return true;
  // A sheet says `TuneCore` where the catalog, which read it there, says `sheet: TuneCore`.
  return field === "codeSource" && typeof shown === "string" && shown.endsWith(`: ${String(said)}`);
}

function withoutShownOnly(row: RowToImport, shown: ShownRecording | undefined): RowToImport {
  const issues = Object.entries(SHOWN_ONLY).flatMap(([column, field]) => {
    const value = row.values[field];
    if (value === undefined || value === null) return [];
    if (field === "revision" && Number(value) <= (shown?.recording.revision ?? Infinity)) return [];
    const issue = notTaken(row, column, { sheet: value, catalog: shown?.rows[0]?.[field] });
    // Nobody edited a row that is new here.
    return [shown === undefined ? { ...issue, severity: "info" as const } : issue];
  });
  return {
    ...row,
    values: without(row.values, Object.values(SHOWN_ONLY)),
    issues: [...row.issues, ...issues],
  };
}

/** The length of audio is measured; what a sheet says of it is compared, to the second where it says no more. */
function withoutMeasured(row: RowToImport, shown: ShownRecording | undefined): RowToImport {
  const { durationMs, ...values } = row.values;
  const measured = shown?.measuredMs ?? null;
  const isCleared = row.clear.includes("duration") || row.clear.includes("duration_ms");
  if (shown === undefined || measured === null || (durationMs == null && !isCleared)) return row;
  const isRounded = durationMs != null && durationMs % 1000 === 0 && Math.abs(durationMs - measured) < 1000;
  const isDeclared = durationMs === shown.recording.durationMs;
  const clear = row.clear.filter((column) => column !== "duration" && column !== "duration_ms");
  const said = { sheet: isCleared ? "[clear]" : `${durationMs} ms`, catalog: `${measured} ms` };
  const issues = isRounded || (isDeclared && !isCleared) ? [] : [notTaken(row, "duration", said)];
  return { ...row, values, clear, issues: [...row.issues, ...issues] };
}

/** Where a code came from stays as it was noted, and codes that are left out of a list stay in it. */
function withoutKept(row: RowToImport, shown: ShownRecording | undefined): RowToImport {
  const catalog = shown?.rows[0];
  const { codeSource, ...values } = row.values;
  if (catalog === undefined) return row;
  const issues: Issue[] = [];
  if (codeSource != null && values.isrc == null)
    issues.push(notTaken(row, "code_source", { sheet: codeSource, catalog: catalog.codeSource }));
  const { supersededCodes: codes } = values;
  if (codes !== undefined && catalog.supersededCodes.some((isrc) => !codes.includes(isrc)))
    issues.push(
      notTaken(row, "superseded_codes", {
        sheet: codes.join("; "),
        catalog: catalog.supersededCodes.join("; "),
      }),
    );
  return {
    ...row,
    values: values.isrc == null ? values : row.values,
    issues: [...row.issues, ...issues],
  };
}

/** A number that a sheet shows as reserved, or as disputed, does not become a code by being read back. */
function withoutHeldCode(
  row: RowToImport,
  _shown: ShownRecording | undefined,
  { values: { codeStatus } }: RowToImport,
): RowToImport {
  const { isrc, ...values } = row.values;
  if (isrc == null || (codeStatus !== "reserved" && codeStatus !== "disputed")) return row;
  const issue: Issue = {
    code: "ROW_CODE_HELD",
    severity: "warning",
    path: ["rows", row.row, "isrc"],
    message: `${formatIsrc(isrc)} is only ${codeStatus} according to code_status, so it was not entered.`,
    received: isrc,
    hint: "Empty the cell code_status if it is the code of this recording.",
  };
  return { ...row, values, issues: [...row.issues, issue] };
}

/** Bar code, number and place are those of a release; without its title nobody knows of which. */
function withoutRelease(row: RowToImport): RowToImport {
  const { release, barcode, catalogNumber, trackPosition } = row.values;
  if (release != null) return row;
  const stated = Object.entries({ barcode, catalog_number: catalogNumber, track_position: trackPosition });
  const issues = stated.flatMap(([column, value]): Issue[] =>
    value == null
      ? []
      : [
          {
            code: "ROW_RELEASE_MISSING",
            severity: "warning",
            path: ["rows", row.row, column],
            message: `${column} was not taken over: the row names no release.`,
            hint: "Add a column release with the title of the release.",
          },
        ],
  );
  return { ...row, issues: [...row.issues, ...issues] };
}

function notTaken(
  row: RowToImport,
  column: string,
  said: { readonly sheet: unknown; readonly catalog: unknown },
): Issue {
  const here = said.catalog === undefined || said.catalog === null ? "nothing" : `“${wordsOf(said.catalog)}”`;
  return {
    code: "ROW_NOT_TAKEN",
    severity: "warning",
    path: ["rows", row.row, column],
    message: `${column} was not taken over: the sheet says “${wordsOf(said.sheet)}”, the catalog ${here}.`,
    received: wordsOf(said.sheet),
    expected: wordsOf(said.catalog ?? ""),
    hint: "The catalog measures or decides it; a sheet only shows it.",
  };
}

function wordsOf(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 80);
}
