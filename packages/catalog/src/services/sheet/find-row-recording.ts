import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { SheetRow } from "../../domain/sheet/sheet-row.ts";
import { foldText } from "../../domain/text/fold-text.ts";
import { isId, type Id } from "../../domain/values/id.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { RowRefused } from "./sheet-import-types.ts";

/** Lengths further apart than this are not the same recording for a sheet. */
const SAME_LENGTH_MS = 2_000;

/** What the catalog knows of its recordings by title, gathered once for a whole sheet. */
export interface TitleIndex {
  /** Recordings of that title, version and artist, whatever their length. Who names no artist may be by any. */
  namesakes(values: Partial<SheetRow>): readonly Recording[];
  add(recording: Recording): void;
}

export async function createTitleIndex(transaction: ChangeTransaction): Promise<TitleIndex> {
  /** By title and version, then by artist. */
  const byTitle = new Map<string, Map<string, Recording[]>>();
  const add = (recording: Recording): void => {
    const key = keyOf(recording.title, recording.versionTitle);
    const byArtist = byTitle.get(key) ?? new Map<string, Recording[]>();
    byTitle.set(key, byArtist);
    const artist = foldText(recording.displayArtist ?? "");
    const known = byArtist.get(artist);
    if (known === undefined) byArtist.set(artist, [recording]);
    else known.push(recording);
  };
  for (const recording of await transaction.find("recording", { mergedIntoId: null })) add(recording);
  const namesakes: TitleIndex["namesakes"] = ({ title, versionTitle, displayArtist }) => {
    const byArtist = title == null ? undefined : byTitle.get(keyOf(title, versionTitle ?? null));
    if (byArtist === undefined) return [];
    if (displayArtist == null) return [...byArtist.values()].flat();
    return [...(byArtist.get(foldText(displayArtist)) ?? []), ...(byArtist.get("") ?? [])];
  };
  return { add, namesakes };
}

interface RowSought {
  readonly values: Partial<SheetRow>;
  /** Another row of the sheet is about the recording. */
  readonly isTaken: boolean;
}

/**
 * The recording a row is about: by id, by code, or by title, version and artist, and then only when there is one.
 * Undefined when the row is a new one. `taken` are those that rows before it were about. Throws RowRefused where it could be several, or says two different things.
 */
export async function findRowRecording(
  transaction: ChangeTransaction,
  index: TitleIndex,
  values: Partial<SheetRow>,
  taken: ReadonlySet<Id>,
): Promise<Recording | undefined> {
  if (values.deadwaxId != null) return byId(transaction, values.deadwaxId);
  const byCode =
    values.isrc == null ? undefined : await findByCode(transaction, values.isrc, { values, taken });
  return byCode ?? findByTitle(transaction, index, values);
}

async function byId(transaction: ChangeTransaction, text: string): Promise<Recording> {
  const id = text.trim().toLowerCase();
  const recording = isId(id) ? await transaction.get("recording", id) : undefined;
  if (recording?.mergedIntoId === null) return recording;
  const why =
    recording === undefined ? "There is no recording with the id" : "Merged into another recording:";
  throw new RowRefused(
    "ROW_ID_UNKNOWN",
    `${why} ${text}.`,
    "Empty the cell deadwax_id to add the row as a new recording.",
  );
}

async function findByCode(
  transaction: ChangeTransaction,
  isrc: Isrc,
  { values, taken }: { readonly values: Partial<SheetRow>; readonly taken: ReadonlySet<Id> },
): Promise<Recording | undefined> {
  const codes = await transaction.find("recordingCode", { isrc, status: ["preferred", "superseded"] });
  const ids = codes.map((code) => code.recordingId);
  const [recording, another] =
    ids.length === 0 ? [] : await transaction.find("recording", { id: ids, mergedIntoId: null });
  if (another !== undefined) {
    const message = `${formatIsrc(isrc)} is on several recordings.`;
    throw new RowRefused(
      "ROW_CODE_SEVERAL",
      message,
      "deadwax resolve settles it; or name the recording with deadwax_id.",
    );
  }
  if (recording === undefined) return undefined;
  requireSameRecording(recording, isrc, { values, isTaken: taken.has(recording.id) });
  return recording;
}

/** A code that is known for something else is a mistake somewhere; which one, only a person can say. */
function requireSameRecording(recording: Recording, isrc: Isrc, { values, isTaken }: RowSought): void {
  if (isSameTitle(recording, values) && isSameVersion(recording, values, isTaken)) return;
  const called = [values.title ?? recording.title, values.versionTitle].filter((part) => part != null);
  const row = called.length === 2 ? `${called[0]} (${called[1]})` : called[0];
  throw new RowRefused(
    "ROW_CODE_OTHER_TITLE",
    `${formatIsrc(isrc)} belongs to “${recordingName(recording)}” ${isTaken ? "in another row" : "here"}, and the row calls it “${row}”.`,
    "If it is one recording that was renamed, put its id into deadwax_id; if the code is wrong, correct it.",
  );
}

function isSameTitle(recording: Recording, { title }: Partial<SheetRow>): boolean {
  // Old sheets carry the version inside the title.
  const known = [recording.title, recordingName(recording)].map((text) => foldText(text));
  return title == null || known.includes(foldText(title));
}

/** A version that only one of the two states is news of the other, unless their lengths or another row speak against it. */
function isSameVersion(recording: Recording, values: Partial<SheetRow>, isTaken: boolean): boolean {
  const [known, stated] = [recording.versionTitle, values.versionTitle ?? null];
  const isInTitle = values.title != null && foldText(values.title) !== foldText(recording.title);
  if (known === null && stated === null) return true;
  if (known !== null && stated !== null) return foldText(known) === foldText(stated);
  return isInTitle || (!isTaken && isSameLength(recording, values));
}

function isSameLength({ durationMs }: Recording, values: Partial<SheetRow>): boolean {
  if (durationMs === null || values.durationMs == null) return true;
  return Math.abs(values.durationMs - durationMs) <= SAME_LENGTH_MS;
}

async function findByTitle(
  transaction: ChangeTransaction,
  index: TitleIndex,
  values: Partial<SheetRow>,
): Promise<Recording | undefined> {
  if (values.title == null) return undefined;
  const found = alike(index, values);
  const free = values.isrc == null ? found : await withoutOtherCode(transaction, found, values.isrc);
  const [recording, another] = free;
  if (another === undefined) return recording;
  const message = `${free.length} recordings are called “${values.title}” by this artist.`;
  throw new RowRefused(
    "ROW_TITLE_SEVERAL",
    message,
    "Say which one with deadwax_id; deadwax list shows the ids.",
  );
}

/** Recordings that title, version, artist and length of a row fit. */
export function alike(index: TitleIndex, values: Partial<SheetRow>): readonly Recording[] {
  return index.namesakes(values).filter((one) => isSameLength(one, values));
}

/** A row with a code that nobody has yet is about a recording without a code, or about a new one. */
async function withoutOtherCode(
  transaction: ChangeTransaction,
  recordings: readonly Recording[],
  isrc: Isrc,
): Promise<readonly Recording[]> {
  if (recordings.length === 0) return [];
  const codes = await transaction.find("recordingCode", {
    recordingId: recordings.map((one) => one.id),
    status: "preferred",
  });
  const coded = new Set<Id>(codes.filter((code) => code.isrc !== isrc).map((code) => code.recordingId));
  return recordings.filter((one) => !coded.has(one.id));
}

function keyOf(title: string, versionTitle: string | null): string {
  return `${foldText(title)}\n${versionTitle === null ? "" : foldText(versionTitle)}`;
}
