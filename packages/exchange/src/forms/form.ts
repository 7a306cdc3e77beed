import type { Id, ReleaseCopy, TrackCopy } from "@deadwax/catalog";
import type { ReleaseFieldId } from "../release-fields/index.ts";
import type { SheetFormat } from "../table-file/sheet-format.ts";

/** What the person says once for a whole form: `genre`, `countryOfRecording`. By the names that the form has. */
export type FormSettings = Readonly<Record<string, string>>;

/** A value that is neither a field of the catalog nor a setting, and where it comes from when it is not there. */
export interface DerivedValue {
  readonly read: (row: FormRow) => string | null;
  readonly whereToFillIn: (row: FormRow) => string;
}

/** Where the cells of a column come from. `blank`: the catalog has nothing of the kind, and the form may leave it empty. */
export type ColumnValue =
  | { readonly kind: "field"; readonly field: ReleaseFieldId; readonly orElse?: ReleaseFieldId }
  | { readonly kind: "setting"; readonly setting: string }
  | ({ readonly kind: "derived" } & DerivedValue)
  | { readonly kind: "blank" };

export interface FormColumn {
  /** As the source prints it. */
  readonly header: string;
  readonly isRequired: boolean;
  readonly value: ColumnValue;
}

/** What one row is about. */
export interface FormRow {
  readonly copy: ReleaseCopy;
  readonly track: TrackCopy;
  readonly request: FormRequest;
}

/** A line-up preset as it is set up with the society: who performs, under one name. */
export interface LineUp {
  readonly name: string;
  readonly performers: readonly string[];
}

export interface FormRequest {
  readonly releases: readonly ReleaseCopy[];
  readonly settings: FormSettings;
  readonly lineUps?: readonly LineUp[];
  /** MLC song codes by the ISRC of the recording. */
  readonly songCodes?: Readonly<Record<string, string>>;
}

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  /** A row for every track, or one for every recording, wherever it stands. */
  readonly rowPer: "track" | "recording";
}

/** A second sheet whose rows are not tracks. */
export interface ListSheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: (request: FormRequest) => readonly (readonly string[])[];
}

/** A form whose columns somebody has published. One that nobody has is not made: the person's own template is filled in. */
export interface Form {
  readonly id: string;
  readonly title: string;
  /** Where the columns are written. */
  readonly source: string;
  /** When they were read there. */
  readonly asOf: string;
  /** What a person should know before sending it. */
  readonly note: string;
  /** The kinds of file that are asked for. */
  readonly formats: readonly SheetFormat[];
  readonly settings: Readonly<Record<string, string>>;
  readonly sheet: FormSheet;
  readonly list?: ListSheet;
  /** Rows that must not be sent although the form has room for them. */
  readonly isLeftOut?: (row: FormRow) => boolean;
  /** False where a byte order mark would make the first header another word. */
  readonly hasByteOrderMark?: boolean;
  readonly fileName?: (settings: FormSettings, day: string) => string;
}

/** Something that a form needs and the data lacks. */
export interface Missing {
  /** For people: title and version. */
  readonly recording: string;
  readonly recordingId: Id;
  /** The column, as the form calls it. */
  readonly field: string;
  readonly whereToFillIn: string;
}
