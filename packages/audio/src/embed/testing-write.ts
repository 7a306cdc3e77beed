import type { TagPlan } from "@deadwax/catalog";
import { writeInPlace } from "./embed-in-place.ts";
import type { TagFileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { prepareWrite } from "./prepare.ts";

/** The calls of a write without waiting for the disk, as programs do that do not sync. */
export const withoutSync: TagFileSystem = {
  ...nodeFileSystem,
  open: async (file, purpose) => ({
    ...(await nodeFileSystem.open(file, purpose)),
    sync: async () => undefined,
  }),
  syncFolder: async () => undefined,
};

/**
 * The write in place alone: nothing is hashed and nothing read back. For measurements; products use the tag writer.
 * @throws Error where the file has no room for the tags, so that it cannot be written in place.
 */
export async function writeTagsInPlace(
  fileSystem: TagFileSystem,
  path: string,
  plan: TagPlan,
): Promise<void> {
  const file = await fileSystem.open(path, "read");
  const { write } = await prepareWrite(file, { source: path, target: "in-place", plan }).finally(() =>
    file.close(),
  );
  if (!write.isInPlace) throw new Error(`${path} has no room for the tags`);
  await writeInPlace(fileSystem, { path, write }, () => Promise.resolve());
}
