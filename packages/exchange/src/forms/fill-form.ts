import { recordingName } from "@deadwax/catalog";
import { releaseField } from "../release-fields/index.ts";
import type { ColumnValue, Form, FormColumn, FormRequest, FormRow, Missing } from "./form.ts";

/** What the form needs and the data lacks, before anything is written. Empty when the form is complete. */
export function missingInForm(form: Form, request: FormRequest): readonly Missing[] {
  return rowsAbout(form, request).flatMap((row) =>
    form.sheet.columns
      .filter(({ isRequired, value }) => isRequired && cellOf(value, row) === "")
      .map((column) => missing(form, column, row)),
  );
}

/** The rows of the form, below its header. */
export function formRows(form: Form, request: FormRequest): readonly (readonly string[])[] {
  return rowsAbout(form, request)
    .filter((row) => form.isLeftOut?.(row) !== true)
    .map((row) => form.sheet.columns.map(({ value }) => cellOf(value, row)));
}

function rowsAbout({ sheet }: Form, request: FormRequest): readonly FormRow[] {
  const rows = request.releases.flatMap((copy) => copy.tracks.map((track) => ({ copy, track, request })));
  if (sheet.rowPer === "track") return rows;
  const first = new Map<string, FormRow>();
  for (const row of rows)
    if (!first.has(row.track.recording.id))
      first.set(row.track.recording.id, { ...row, track: whole(row.track) });
  return [...first.values()];
}

/** The recording as it is, not as one release prints it or takes a part of it. */
function whole(track: FormRow["track"]): FormRow["track"] {
  return { ...track, printedTitle: null, spanStartMs: null, spanEndMs: null };
}

function cellOf(value: ColumnValue, row: FormRow): string {
  switch (value.kind) {
    case "field": {
      const read = (id: typeof value.field): string | null => releaseField(id).read(row.copy, row.track);
      return read(value.field) ?? (value.orElse === undefined ? null : read(value.orElse)) ?? "";
    }
    case "setting":
      return (row.request.settings[value.setting] ?? "").trim();
    case "derived":
      return value.read(row) ?? "";
    case "blank":
      return "";
  }
}

function missing(form: Form, { header, value }: FormColumn, row: FormRow): Missing {
  const { recording } = row.track;
  return {
    recording: recordingName(recording),
    recordingId: recording.id,
    field: header,
    whereToFillIn: whereToFillIn(form, value, row),
  };
}

function whereToFillIn(form: Form, value: ColumnValue, row: FormRow): string {
  switch (value.kind) {
    case "field":
      return releaseField(value.field).fillIn?.(row.copy, row.track) ?? "in the catalog";
    case "setting":
      return `setting ${value.setting} of the form: ${form.settings[value.setting] ?? value.setting}`;
    case "derived":
      return value.whereToFillIn(row);
    case "blank":
      return "in the form";
  }
}
