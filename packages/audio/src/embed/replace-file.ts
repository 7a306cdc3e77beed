import { CatalogError } from "@deadwax/catalog";
import { dirname } from "node:path";
import { temporaryPath, whileActive } from "../undo-record/index.ts";
import { writeTemporary, type CopyWrite } from "./embed-copy.ts";
import type { TagFileSystem } from "./file-system.ts";
import { refusalToWrite } from "./refusal.ts";

/**
 * Changes a file whose parts have to move: the new one is made beside it, and takes its name when it is complete, synced,
 * and `confirm` has looked at it. Until then the old one is untouched.
 * @throws CatalogError FILE_…, AUDIO_CHANGED_WHILE_READING, and whatever `confirm` throws.
 */
export async function replaceFile<Outcome>(
  fileSystem: TagFileSystem,
  { target: path, ...copy }: CopyWrite,
  confirm: (path: string) => Promise<Outcome>,
): Promise<Outcome> {
  const folder = dirname(path);
  const temporary = temporaryPath(folder);
  return whileActive(temporary, async () => {
    try {
      await writeTemporary(fileSystem, copy, temporary);
      const outcome = await confirm(temporary);
      const { identity, state } = copy.sourceFacts;
      const now = await fileSystem.stat(path);
      // What another program wrote meanwhile would be lost with the old file.
      if (now?.identity !== identity || now.state !== state)
        throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path });
      await fileSystem.replace(temporary, path);
      await fileSystem.syncFolder(folder);
      return outcome;
    } catch (thrown) {
      await fileSystem.remove(temporary).catch(() => {
        // It was not made yet, has its final name already, or is left for recovery.
      });
      throw refusalToWrite(thrown, path);
    }
  });
}
