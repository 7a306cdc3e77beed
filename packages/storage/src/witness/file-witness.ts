/**
 * A file for each instance of a catalog in a folder of this user's state: lines as in codes.log, a line for each commit,
 * and one where a person settled what had happened.
 */
import { appendFile, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CodesLogLine, Witness } from "@deadwax/catalog";
import { formatCommitted, formatLine, parseLine } from "../codes-log/line.ts";
import { makeFolder } from "../home/make-folder.ts";

/** Enough of the end of a file for the last fifty operations, and for at least one of any size. */
const RECENT_BYTES = 8_192;
const SETTLED = /^settled\t\S+$/u;

export function createFileWitness(folder: string): Witness {
  const pathOf = (instanceId: string): string => join(folder, `${instanceId}.log`);
  return {
    recent: async (instanceId) => {
      const operations: string[] = [];
      for (const line of (await readEnd(pathOf(instanceId))).split("\n")) {
        if (SETTLED.test(line)) operations.length = 0;
        const parsed = parseLine(line);
        if (typeof parsed === "string") operations.push(parsed);
      }
      return operations;
    },
    numbers: async (instanceId) => {
      const lines = (await readAll(pathOf(instanceId))).split("\n").map(parseLine);
      return lines.filter((line): line is CodesLogLine => typeof line === "object");
    },
    note: async (instanceId, entries) => {
      const commits = [...new Set(entries.map(({ operationId }) => operationId))].map(formatCommitted);
      await append(folder, pathOf(instanceId), entries.map(formatLine).join("") + commits.join(""));
    },
    settle: async (instanceId, operationId) => {
      await append(folder, pathOf(instanceId), `settled\t${operationId}\n`);
    },
  };
}

/** For a place that keeps no state: nothing is ever seen. */
export const NO_WITNESS: Witness = {
  recent: async () => [],
  numbers: async () => [],
  note: async () => undefined,
  settle: async () => undefined,
};

/** In one piece, so that programs do not mix; after a line of its own, in case that a crash cut the last one off. */
async function append(folder: string, path: string, text: string): Promise<void> {
  try {
    await makeFolder(folder);
    await appendFile(path, `\n${text}`);
  } catch {
    // Where no state can be kept, codes.log beside the database is what there is.
  }
}

async function readEnd(path: string): Promise<string> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - RECENT_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(RECENT_BYTES), 0, RECENT_BYTES, from);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return ""; // Not there, or not ours to read: nothing was seen.
  }
}

async function readAll(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return "";
  }
}
