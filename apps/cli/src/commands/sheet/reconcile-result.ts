/** What `reconcile` found, as the JSON contract has it. */
import {
  DISCREPANCY_SENTENCES,
  recordingName,
  type Discrepancy,
  type DiscrepancyKind,
  type HeldRow,
  type Id,
  type Reconciliation,
} from "@deadwax/catalog";
import { formatIsrc, isCompactIsrc, type Issue } from "@deadwax/identifiers";

export interface ReadSource {
  readonly file: string;
  readonly rows: readonly HeldRow[];
  readonly issues: readonly Issue[];
  readonly found: Reconciliation;
}

export interface ToldRecording {
  readonly id: Id;
  readonly name: string;
  readonly isrc: string | null;
}

export interface ToldDiscrepancy extends Omit<Discrepancy, "place" | "recordingId" | "releaseId" | "other"> {
  readonly kind: DiscrepancyKind;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly recording: ToldRecording | null;
  readonly release: { readonly title: string; readonly barcode: string | null } | null;
  readonly other: { readonly row: number | null; readonly recording: ToldRecording | null } | null;
  readonly message: string;
  readonly hint: string;
}

export interface ToldSource {
  readonly file: string;
  readonly rows: number;
  readonly matched: number;
  readonly discrepancies: readonly ToldDiscrepancy[];
  readonly issues: readonly Issue[];
}

export function toldReconciliation({ file, rows, issues, found }: ReadSource): ToldSource {
  const known = knownThings(found);
  return {
    file,
    rows: rows.length,
    matched: found.matches.length,
    discrepancies: found.discrepancies.map((one) => toldDiscrepancy(one, known)),
    issues: [...issues, ...rows.flatMap((row) => row.issues)],
  };
}

interface KnownThings {
  readonly recordings: ReadonlyMap<Id, ToldRecording>;
  readonly releases: ReadonlyMap<Id, { readonly title: string; readonly barcode: string | null }>;
}

function knownThings({ known }: Reconciliation): KnownThings {
  const releases = known.flatMap(({ places }) => places.map(({ release }) => release));
  return {
    recordings: new Map(
      known.map(({ recording, isrc }) => [
        recording.id,
        { id: recording.id, name: recordingName(recording), isrc },
      ]),
    ),
    releases: new Map(releases.map(({ id, title, gtin }) => [id, { title, barcode: gtin }])),
  };
}

function toldDiscrepancy(
  { place, recordingId, releaseId, other, ...rest }: Discrepancy,
  { recordings, releases }: KnownThings,
): ToldDiscrepancy {
  const named = (id: Id | null): ToldRecording | null => (id === null ? null : (recordings.get(id) ?? null));
  const sentence = DISCREPANCY_SENTENCES[rest.kind];
  const otherRow = other?.place?.row ?? null;
  const shown = shownValues(rest);
  return {
    ...rest,
    ...shown,
    sheet: place?.sheet ?? null,
    row: place?.row ?? null,
    recording: named(recordingId),
    release: releaseId === null ? null : (releases.get(releaseId) ?? null),
    other: other === null ? null : { row: otherRow, recording: named(other.recordingId) },
    message: sentence.text({
      ...shown,
      name: named(recordingId)?.name ?? "",
      other: named(other?.recordingId ?? null)?.name ?? "",
      otherRow: otherRow === null ? "" : `row ${otherRow}`,
    }),
    hint: sentence.hint,
  };
}

/** A length of the catalog is milliseconds, a code has no hyphens there; people read minutes and hyphens. */
function shownValues({ field, held, catalog }: Pick<Discrepancy, "field" | "held" | "catalog">): {
  readonly held: string;
  readonly catalog: string;
} {
  if (field === "isrc") return { held, catalog: isCompactIsrc(catalog) ? formatIsrc(catalog) : catalog };
  if (field !== "duration") return { held, catalog };
  const seconds = Math.round(Number(catalog) / 1000);
  return { held, catalog: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` };
}
