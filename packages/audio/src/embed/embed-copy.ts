import { CatalogError } from "@deadwax/catalog";
import { dirname } from "node:path";
import type { WritePlan } from "../tagging/index.ts";
import { temporaryPath, whileActive } from "../undo-record/index.ts";
import type { FileFacts, OpenFile, TagFileSystem } from "./file-system.ts";
import { refusalToMakeFolder, refusalToWrite } from "./refusal.ts";
import { writeChanges, writeWhole } from "./write-plan.ts";

export interface CopyWrite {
  readonly source: OpenFile;
  readonly sourceFacts: FileFacts;
  readonly target: string;
  readonly write: WritePlan;
}

/**
 * What stands where the copy is to go: nothing, or a file that may be this very copy, which is left from a write after
 * which the program ended before anybody wrote down that it was made.
 * @throws CatalogError FILE_EXISTS, AUDIO_TAG_TARGET_IS_SOURCE.
 */
export async function checkTarget(
  fileSystem: TagFileSystem,
  target: string,
  { source, write }: { readonly source: FileFacts; readonly write: WritePlan },
): Promise<"free" | "perhaps-made"> {
  const there = await fileSystem.stat(target);
  if (there === null) return "free";
  if (there.identity === source.identity)
    throw new CatalogError("AUDIO_TAG_TARGET_IS_SOURCE", { path: target });
  if (there.isFile && there.size === write.length) return "perhaps-made";
  throw new CatalogError("FILE_EXISTS", { path: target });
}

/**
 * Makes a changed copy. It gets its name only when it is complete, synced, and `confirm` has looked at it; until then it
 * has a temporary one in the same folder. A folder that is missing is made, and removed again where nothing comes to
 * stand in it. The source is only read.
 * @throws CatalogError FILE_…, and whatever `confirm` throws.
 */
export async function writeCopy<Outcome>(
  fileSystem: TagFileSystem,
  copy: CopyWrite,
  confirm: (path: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = dirname(copy.target);
  const made = await fileSystem.makeFolder(folder).catch((thrown: unknown) => {
    throw refusalToMakeFolder(thrown, folder);
  });
  try {
    const outcome = await writeInto(fileSystem, copy, confirm);
    for (const one of made) await fileSystem.syncFolder(dirname(one));
    return outcome;
  } catch (thrown) {
    for (const one of made.toReversed()) {
      await fileSystem.removeFolder(one).catch(() => {
        // Somebody has put something into it meanwhile.
      });
    }
    throw thrown;
  }
}

async function writeInto<Outcome>(
  fileSystem: TagFileSystem,
  copy: CopyWrite,
  confirm: (path: string) => Promise<Outcome>,
): Promise<Outcome> {
  const { target } = copy;
  const folder = dirname(target);
  const temporary = temporaryPath(folder);
  return whileActive(temporary, async () => {
    try {
      await writeTemporary(fileSystem, copy, temporary);
      const outcome = await confirm(temporary);
      await fileSystem.publish(temporary, target);
      await fileSystem.syncFolder(folder);
      return outcome;
    } catch (thrown) {
      await fileSystem.remove(temporary).catch(() => {
        // It was not made yet, has its final name already, or is left for recovery.
      });
      throw refusalToWrite(thrown, target);
    }
  });
}

/** The new file under a name for the time being, complete and synced. */
export async function writeTemporary(
  fileSystem: TagFileSystem,
  { source, sourceFacts, write }: Omit<CopyWrite, "target">,
  temporary: string,
): Promise<void> {
  // Many file systems copy by reference, which costs next to nothing.
  if (write.isInPlace) {
    await fileSystem.copyFile(source.name, temporary);
    await fileSystem.setMode(temporary, sourceFacts.mode | 0o200);
  }
  const file = await fileSystem.open(temporary, write.isInPlace ? "change" : "create");
  try {
    // An open file stays writable when its name no longer is; so the sync covers this too.
    await fileSystem.setMode(temporary, sourceFacts.mode);
    if (write.isInPlace) await writeChanges(file, write);
    else await writeWhole(file, write, source);
    await file.sync();
  } finally {
    await file.close();
  }
}
