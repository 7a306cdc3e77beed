import { canonicalGtin14, isSameGtin, type Gtin, type Issue } from "@deadwax/identifiers";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Release } from "../../domain/release/release.ts";
import type { SheetRow } from "../../domain/sheet/sheet-row.ts";
import { foldText } from "../../domain/text/fold-text.ts";
import type { Id } from "../../domain/values/id.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { newRelease } from "../release/edit-release.ts";
import type { NameIndexes } from "./name-index.ts";
import { RowRefused } from "./sheet-import-types.ts";

type Placed = Partial<SheetRow> & { readonly release: string };
/** A release that is made is by whom the recording is, on its label. */
type ReleaseRow = Placed & Pick<Recording, "displayArtist" | "label">;

/** What a person should know of a row that was taken. */
export type RowNote = Omit<Issue, "path">;

/**
 * Puts the recording where the row says, on a release that is made when there is none. Two artists' releases of one
 * title cannot be told apart without a barcode or a catalog number, so a track by somebody else is noted.
 */
export async function placeOnRelease(
  transaction: ChangeTransaction,
  recording: Recording,
  given: { readonly row: Placed; readonly releases: NameIndexes["releases"] },
): Promise<readonly RowNote[]> {
  const { row, releases } = given;
  const { id: recordingId, displayArtist, label } = recording;
  const release = await findOrAddRelease(transaction, { ...row, displayArtist, label }, releases);
  const tracks = await transaction.find("track", { releaseId: release.id });
  const mine = tracks.filter((track) => track.recordingId === recordingId);
  const { trackPosition } = row;
  if (trackPosition == null) {
    if (mine.length > 0) return [];
    const last = Math.max(0, ...tracks.filter((track) => track.medium === 1).map((track) => track.position));
    await insert(transaction, { releaseId: release.id, recordingId, medium: 1, position: last + 1 });
    return noteOtherArtist(release, recording, row);
  }
  const { medium, position } = trackPosition;
  const there = tracks.find((track) => track.medium === medium && track.position === position);
  if (there?.recordingId === recordingId) return [];
  if (there !== undefined) {
    const message = `Track ${medium}-${position} of “${release.title}” is another recording.`;
    throw new RowRefused(
      "ROW_TRACK_TAKEN",
      message,
      "deadwax release order moves tracks; or correct the position in the row.",
    );
  }
  await insert(transaction, { releaseId: release.id, recordingId, medium, position });
  return noteOtherArtist(release, recording, row);
}

function noteOtherArtist(release: Release, recording: Recording, row: Placed): readonly RowNote[] {
  if (row.barcode != null || row.catalogNumber != null) return [];
  const [one, other] = [release.displayArtist, recording.displayArtist];
  if (one === null || other === null || sharesArtist(one, other)) return [];
  return [
    {
      code: "ROW_RELEASE_OTHER_ARTIST",
      severity: "info",
      message: `“${release.title}” is by ${one} here, and this track is by ${other}.`,
      hint: "If they are two releases, a barcode or a catalog number in the rows tells them apart.",
    },
  ];
}

/** `A feat. B` and `A` share one. */
function sharesArtist(one: string, other: string): boolean {
  const [a, b] = [foldText(one), foldText(other)];
  return a.includes(b) || b.includes(a);
}

async function insert(
  transaction: ChangeTransaction,
  place: {
    readonly releaseId: Id;
    readonly recordingId: Id;
    readonly medium: number;
    readonly position: number;
  },
): Promise<void> {
  await transaction.insert("track", { ...place, printedTitle: null, spanStartMs: null, spanEndMs: null });
}

async function findOrAddRelease(
  transaction: ChangeTransaction,
  row: ReleaseRow,
  releases: NameIndexes["releases"],
): Promise<Release> {
  const byTitle = (await releases.find(row.release)).filter((one) => isSameProduct(one, row));
  const byCode = row.barcode == null ? undefined : await findByBarcode(transaction, row.barcode);
  if (byCode !== undefined && foldText(byCode.title) !== foldText(row.release)) {
    const message = `The barcode ${row.barcode ?? ""} belongs to “${byCode.title}” here, and the row says “${row.release}”.`;
    throw new RowRefused(
      "ROW_BARCODE_OTHER_RELEASE",
      message,
      "One barcode, one release: correct the one that is wrong.",
    );
  }
  const [found, another] = byCode === undefined ? byTitle : [byCode];
  if (another !== undefined) {
    const message = `Several releases are called “${row.release}”.`;
    throw new RowRefused("ROW_RELEASE_SEVERAL", message, "Add the barcode or the catalog number to the row.");
  }
  if (found === undefined) {
    const release = await transaction.insert("release", {
      ...newRelease(row.release),
      displayArtist: row.displayArtist,
      gtin: row.barcode ?? null,
      catalogNumber: row.catalogNumber ?? null,
      label: row.label,
    });
    releases.add(release.title, release.id);
    return release;
  }
  const gtin = found.gtin ?? row.barcode ?? null;
  const catalogNumber = found.catalogNumber ?? row.catalogNumber ?? null;
  return transaction.update("release", found, { gtin, catalogNumber });
}

/** A release of that title with another barcode or catalog number is another one. */
function isSameProduct(release: Release, row: Placed): boolean {
  const isSameCode =
    row.barcode == null || release.gtin === null || isSameGtin(release.gtin as Gtin, row.barcode);
  const isSameNumber =
    row.catalogNumber == null ||
    release.catalogNumber === null ||
    release.catalogNumber === row.catalogNumber;
  return isSameCode && isSameNumber;
}

/** The same barcode may stand here as UPC and there as EAN: they differ in the zeros before them. */
async function findByBarcode(transaction: ChangeTransaction, barcode: Gtin): Promise<Release | undefined> {
  const digits = canonicalGtin14(barcode);
  const gtin = [8, 12, 13, 14].map((length) => digits.slice(-length));
  const coded = await transaction.find("release", { gtin });
  return coded.find((release) => isSameGtin(release.gtin as Gtin, barcode));
}
