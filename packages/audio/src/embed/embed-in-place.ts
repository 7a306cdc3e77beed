import { CatalogError } from "@deadwax/catalog";
import { dirname } from "node:path";
import type { WritePlan } from "../tagging/index.ts";
import {
  encodeUndoRecord,
  restoreFile,
  thisWriter,
  undoRecordPath,
  whileActive,
  type UndoRecord,
  type UndoRegion,
} from "../undo-record/index.ts";
import type { FileFacts, OpenFile, TagFileSystem } from "./file-system.ts";
import { refusalToWrite } from "./refusal.ts";
import { newPieces } from "./write-plan.ts";

export interface InPlaceWrite {
  /** The file itself, not a link to it. */
  readonly path: string;
  readonly write: WritePlan;
}

/** @throws CatalogError where writing into this file is not what its owner can want. */
export async function checkInPlace(fileSystem: TagFileSystem, path: string, facts: FileFacts): Promise<void> {
  // The administrator could write it all the same; a file that was made read-only was made so to stay as it is.
  if ((facts.mode & 0o222) === 0) {
    throw new CatalogError("FILE_NOT_WRITABLE", { path, reason: "it is read-only" });
  }
  if (facts.links > 1) {
    const problem = `it has ${facts.links} names, and what is written under one changes under all of them`;
    throw new CatalogError("AUDIO_TAG_NEEDS_COPY", { path, problem });
  }
  const record = undoRecordPath(path);
  if ((await fileSystem.stat(record)) !== null)
    throw new CatalogError("AUDIO_TAG_WRITE_PENDING", { path, record });
}

/**
 * Changes a file in place, by a plan that is in place. What it was is written down and synced first, and that record goes
 * only after `confirm` has looked at the outcome: whatever happens in between, the file can be put back, and here it is put
 * back at once.
 * @throws CatalogError FILE_…, AUDIO_TAG_WRITE_PENDING, AUDIO_TAG_NOT_RESTORED, and whatever `confirm` throws.
 */
export async function writeInPlace<Outcome>(
  fileSystem: TagFileSystem,
  { path, write }: InPlaceWrite,
  confirm: () => Promise<Outcome>,
): Promise<Outcome> {
  const recordPath = undoRecordPath(path);
  return whileActive(recordPath, async () => {
    const file = await fileSystem.open(path, "change").catch((thrown: unknown) => {
      throw refusalToWrite(thrown, path);
    });
    try {
      const record = await recordUndo(file, write);
      await saveRecord(fileSystem, { path, recordPath, record });
      let written: FileFacts | null = null;
      try {
        await writeRegions(file, record);
        await file.sync();
        written = await fileSystem.stat(path);
        const outcome = await confirm();
        await fileSystem.remove(recordPath);
        await fileSystem.syncFolder(dirname(recordPath));
        return outcome;
      } catch (thrown) {
        await rollBack(fileSystem, { path, recordPath, record }, written);
        throw refusalToWrite(thrown, path);
      }
    } finally {
      await file.close();
    }
  });
}

async function recordUndo(file: OpenFile, write: WritePlan): Promise<UndoRecord> {
  const regions: UndoRegion[] = [];
  for (const { at, bytes } of await newPieces(write)) {
    const region = { offset: at, before: await file.read(at, bytes.length), after: bytes };
    regions.push(...differing(region));
  }
  const cut = file.size - write.length;
  if (cut > 0) {
    const before = await file.read(write.length, cut);
    regions.push({ offset: write.length, before, after: new Uint8Array(0) });
  }
  return { oldLength: file.size, newLength: write.length, writer: thisWriter(), regions };
}

/** The stretch that changes: padding that is written anew is mostly what it was. */
function differing({ offset, before, after }: UndoRegion): UndoRegion[] {
  const shared = Math.min(before.length, after.length);
  let start = 0;
  while (start < shared && before[start] === after[start]) start++;
  if (before.length !== after.length) {
    return [{ offset: offset + start, before: before.subarray(start), after: after.subarray(start) }];
  }
  if (start === shared) return [];
  let end = shared;
  while (before[end - 1] === after[end - 1]) end--;
  return [{ offset: offset + start, before: before.subarray(start, end), after: after.subarray(start, end) }];
}

async function writeRegions(file: OpenFile, { regions, newLength }: UndoRecord): Promise<void> {
  for (const { offset, after } of regions) if (after.length > 0) await file.write(offset, after);
  if (newLength < file.size) await file.truncate(newLength);
}

interface RecordedWrite {
  readonly path: string;
  readonly recordPath: string;
  readonly record: UndoRecord;
}

async function saveRecord(
  fileSystem: TagFileSystem,
  { path, recordPath, record }: RecordedWrite,
): Promise<void> {
  const file = await fileSystem.open(recordPath, "create").catch((thrown: unknown) => {
    const refusal = refusalToWrite(thrown, path);
    const isThere = refusal instanceof CatalogError && refusal.code === "FILE_EXISTS";
    throw isThere ? new CatalogError("AUDIO_TAG_WRITE_PENDING", { path, record: recordPath }) : refusal;
  });
  try {
    try {
      await file.write(0, encodeUndoRecord(record));
      await file.sync();
    } finally {
      await file.close();
    }
    await fileSystem.syncFolder(dirname(recordPath));
  } catch (thrown) {
    await fileSystem.remove(recordPath).catch(() => {
      // A record that is not whole says that nothing has changed; recovery removes it.
    });
    throw refusalToWrite(thrown, path);
  }
}

/**
 * Puts the file back, unless the record is gone already: then the new state is the final one. A file that nobody has touched
 * since our own write is put back whatever it holds: a disk may keep something else than it was given.
 */
async function rollBack(
  fileSystem: TagFileSystem,
  write: RecordedWrite,
  written: FileFacts | null,
): Promise<void> {
  const isThere = await fileSystem.stat(write.recordPath).catch(() => true);
  if (isThere === null) return;
  const now = await fileSystem.stat(write.path);
  const isOurs = written !== null && now?.identity === written.identity && now.state === written.state;
  await restoreFile(fileSystem, { ...write, isOurs });
}
