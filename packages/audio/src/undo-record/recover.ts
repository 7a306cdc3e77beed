import { CatalogError } from "@deadwax/catalog";
import { join } from "node:path";
import type { TagFileSystem } from "../embed/file-system.ts";
import { mayBeWriting, recordedName, temporaryWriter, thisWriter } from "./names.ts";
import { restoreFile } from "./restore.ts";
import { decodeUndoRecord } from "./undo-record.ts";

/**
 * Rolls back every in-place write that was interrupted in a folder, and removes copies that were never finished. Doing it
 * twice changes nothing more. Writes of programs that still run, and of other computers, are left alone.
 * Returns the paths of the files that were put back.
 * @throws CatalogError AUDIO_TAG_NOT_RESTORED for the first file that could not be put back, after all others were.
 */
export async function recoverFolder(fileSystem: TagFileSystem, folder: string): Promise<readonly string[]> {
  const restored: string[] = [];
  let failure: CatalogError | null = null;
  for (const name of await fileSystem.list(folder)) {
    const path = join(folder, name);
    const writer = temporaryWriter(name);
    if (writer !== null && !mayBeWriting(writer, path)) await fileSystem.remove(path);
    const recorded = recordedName(name);
    if (recorded === null) continue;
    try {
      if (await rollBack(fileSystem, path, join(folder, recorded))) restored.push(join(folder, recorded));
    } catch (thrown) {
      if (!(thrown instanceof CatalogError)) throw thrown;
      failure ??= thrown;
    }
  }
  if (failure !== null) throw failure;
  return restored;
}

async function rollBack(fileSystem: TagFileSystem, recordPath: string, path: string): Promise<boolean> {
  const facts = await fileSystem.stat(recordPath);
  if (facts?.isFile !== true) return false;
  const file = await fileSystem.open(recordPath, "read");
  const bytes = await file.read(0, file.size).finally(() => file.close());
  const record = decodeUndoRecord(bytes);
  if (record === null) {
    // The write had not begun: this process may be about to finish the record, and then it is in its list.
    if (!mayBeWriting(thisWriter(), recordPath)) await fileSystem.remove(recordPath);
    return false;
  }
  if (mayBeWriting(record.writer, recordPath)) return false;
  await restoreFile(fileSystem, { path, recordPath, record });
  return true;
}
