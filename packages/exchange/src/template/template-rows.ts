import { CatalogError, recordingName, type ReleaseCopy, type TrackCopy } from "@deadwax/catalog";
import type { Missing } from "../forms/index.ts";
import { findReleaseField } from "../release-fields/index.ts";
import { columnNames } from "../table/column-name.ts";
import type { TemplateColumn, TemplateMapping } from "./template-mapping.ts";

/** What goes into one cell. */
export interface TemplateCell {
  /** From 0. */
  readonly column: number;
  readonly text: string;
  /** Counts are numbers to a spreadsheet program; codes and dates are not. */
  readonly isNumber: boolean;
}

export interface TemplateContent {
  /** Cells without content are left out. */
  readonly rows: readonly (readonly TemplateCell[])[];
  readonly missing: readonly Missing[];
}

const NUMBERS: ReadonlySet<string> = new Set(["medium", "position", "track_count", "duration_seconds"]);
/** How many columns of a sheet without a header can be named. */
const LETTERED_COLUMNS = 702;

interface Target {
  readonly column: number;
  readonly header: string;
  readonly from: TemplateColumn;
}

/** The rows that go under the header, and what the releases lack for them. Throws SHEET_MAPPING_HEADER_UNKNOWN. */
export function templateContent(
  header: readonly string[],
  mapping: TemplateMapping,
  releases: readonly ReleaseCopy[],
): TemplateContent {
  const targets = targetsOf(header, mapping);
  const missing: Missing[] = [];
  const seen = new Set<string>();
  const rows = releases.flatMap((copy) =>
    copy.tracks.flatMap((track) => {
      const isRepeated = mapping.rowPer === "recording" && seen.has(track.recording.id);
      seen.add(track.recording.id);
      if (isRepeated) return [];
      return [
        targets.flatMap((target) => {
          const cell = cellOf(target, copy, track);
          if ("missing" in cell) missing.push(cell.missing);
          return "missing" in cell || cell.text === "" ? [] : [cell];
        }),
      ];
    }),
  );
  return { rows, missing };
}

function targetsOf(header: readonly string[], { columns }: TemplateMapping): readonly Target[] {
  const names = header.length > 0 ? columnNames(header) : columnNames([], LETTERED_COLUMNS);
  return Object.entries(columns).map(([given, from]) => {
    const column = names.findIndex((name) => name.toLowerCase() === given.trim().toLowerCase());
    const name = names[column];
    if (name === undefined)
      throw new CatalogError("SHEET_MAPPING_HEADER_UNKNOWN", {
        header: given,
        names: header.length > 0 ? names : names.slice(0, 3),
      });
    return { column, header: name, from };
  });
}

function cellOf(
  { column, header, from }: Target,
  copy: ReleaseCopy,
  track: TrackCopy,
): TemplateCell | { readonly missing: Missing } {
  if ("text" in from) return { column, text: from.text, isNumber: false };
  const field = findReleaseField(from.field);
  const text = field?.read(copy, track) ?? null;
  if (text !== null) return { column, text, isNumber: NUMBERS.has(from.field) };
  const { recording } = track;
  return {
    missing: {
      recording: recordingName(recording),
      recordingId: recording.id,
      field: header,
      whereToFillIn: field?.fillIn?.(copy, track) ?? "in the catalog",
    },
  };
}
