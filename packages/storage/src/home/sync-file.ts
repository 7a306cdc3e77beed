/** What makes a file, or the name of one, survive a power cut. */
import { open, type FileHandle } from "node:fs/promises";
import { platform } from "node:os";

export async function syncFile(path: string): Promise<void> {
  await withFile(path, "r+", (file) => file.sync());
}

/** Makes created and renamed names in a folder durable. Windows keeps them by itself and cannot open a folder. */
export async function syncFolder(path: string): Promise<void> {
  if (platform() === "win32") return;
  await withFile(path, "r", (file) => file.sync());
}

/** Opens, works, closes, whatever happens. */
export async function withFile<Value>(
  path: string,
  flags: string,
  work: (file: FileHandle) => Promise<Value>,
): Promise<Value> {
  const file = await open(path, flags);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
