/** What the tests of the tag writer share: folders that go away, a measure, a list of chunks, the programs of others. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBytesSource, readChunkMap } from "../riff/index.ts";
import type { AudioIdentity } from "./confirm.ts";
import type { OpenFile } from "./file-system.ts";

/** Code of the documentation prefix, and another one. */
export const CODE = "AA6Q72600001";
export const OTHER_CODE = "AA6Q72600002";

/** Runs `work` with a folder that is removed afterwards. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), "deadwax-embed-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Hashes of a small file: of all of it, and of the bytes of fmt and data. */
export async function measureSmall(path: string): Promise<AudioIdentity> {
  const bytes = readFileSync(path);
  const map = await readChunkMap(openBytesSource(bytes, path));
  const sound = createHash("sha256");
  for (const chunk of map.chunks.filter(({ id }) => id === "data" || id === "fmt ")) {
    sound.update(bytes.subarray(chunk.dataOffset, chunk.dataOffset + chunk.size));
  }
  return { sha256: sha256(bytes), audioHash: sound.digest("hex") };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Id and hash of the content of every chunk, in order. */
export async function listChunks(path: string): Promise<string[]> {
  const bytes = readFileSync(path);
  const map = await readChunkMap(openBytesSource(bytes, path));
  return map.chunks.map(({ id, dataOffset, size }) => {
    return `${id}:${size}:${sha256(bytes.subarray(dataOffset, dataOffset + size)).slice(0, 12)}`;
  });
}

/** The content of the first chunk with this id; `LIST` means INFO. */
export async function chunkContent(path: string, id: string): Promise<Buffer | undefined> {
  const bytes = readFileSync(path);
  const map = await readChunkMap(openBytesSource(bytes, path));
  const found = map.chunks
    .filter((chunk) => chunk.id === id)
    .map(({ dataOffset, size }) => bytes.subarray(dataOffset, dataOffset + size));
  return found.find((content) => id !== "LIST" || content.toString("latin1", 0, 4) === "INFO");
}

/** Output of another program, or null when it is not installed. */
export function runProgram(program: string, parameters: readonly string[]): string | null {
  const found = spawnSync("which", [program]).status === 0;
  return found
    ? execFileSync(program, parameters, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
    : null;
}

/** A file in memory that is planned for, and must not be written to. */
export function openPlanned(bytes: Uint8Array, path: string): OpenFile {
  const no = (): Promise<never> => Promise.reject(new Error("a plan is made without writing"));
  return {
    ...openBytesSource(bytes, path),
    readInto: async (target, offset) => {
      const part = bytes.subarray(offset, offset + target.length);
      target.set(part);
      return part.length;
    },
    ...{ write: no, truncate: no, sync: no, close: no },
  };
}
