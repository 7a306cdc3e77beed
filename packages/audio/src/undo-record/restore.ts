import { CatalogError } from "@deadwax/catalog";
import { dirname } from "node:path";
import type { OpenFile, TagFileSystem } from "../embed/file-system.ts";
import type { UndoRecord } from "./undo-record.ts";

interface RestoreRequest {
  /** The file. */
  readonly path: string;
  /** Its undo record. */
  readonly recordPath: string;
  readonly record: UndoRecord;
  /** Nobody else has written to the file since. */
  readonly isOurs?: boolean;
}

/**
 * Puts a file back to what it was before the write that the record belongs to, then removes the record. Doing it again
 * after an interruption comes to the same.
 * @throws CatalogError AUDIO_TAG_NOT_RESTORED; the record is still there then.
 */
export async function restoreFile(fileSystem: TagFileSystem, request: RestoreRequest): Promise<void> {
  const { path, recordPath, record, isOurs = false } = request;
  const notRestored = (reason: string, cause?: unknown): CatalogError =>
    new CatalogError("AUDIO_TAG_NOT_RESTORED", { path, record: recordPath, reason }, { cause });
  try {
    const file = await fileSystem.open(path, "change");
    try {
      if (!isOurs && !(await isStateOfWrite(file, record)))
        throw notRestored("it was changed by another program since");
      for (const { offset, before } of record.regions) {
        if (before.length > 0) await file.write(offset, before);
      }
      await file.truncate(record.oldLength);
      await file.sync();
    } finally {
      await file.close();
    }
    await fileSystem.remove(recordPath);
    await fileSystem.syncFolder(dirname(recordPath));
  } catch (thrown) {
    if (thrown instanceof CatalogError) throw thrown;
    throw notRestored(thrown instanceof Error ? thrown.message : "the system gave no reason", thrown);
  }
}

/**
 * Whether a file can be what the interrupted write left: each byte of a region is the old one or the new one. A file that
 * somebody has put in its place since is not overwritten with bytes of another.
 */
async function isStateOfWrite(file: OpenFile, record: UndoRecord): Promise<boolean> {
  const { oldLength, newLength, regions } = record;
  if (file.size < Math.min(oldLength, newLength) || file.size > Math.max(oldLength, newLength)) return false;
  for (const { offset, before, after } of regions) {
    const found = await file.read(offset, before.length);
    if (!found.every((byte, index) => byte === before[index] || byte === after[index])) return false;
  }
  return true;
}
