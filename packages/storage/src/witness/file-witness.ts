/**
 * A file for each instance of a catalog in a folder of this user's state: lines as in codes.log, after each commit a line
 * that says where the catalog stood; and a file for each block that a copy took.
 */
import { access, appendFile, constants, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CodesLogLine, HomeMark, Witness } from "@deadwax/catalog";
import { formatLine, parseLine } from "../codes-log/line.ts";
import { makeFolder } from "../home/make-folder.ts";

/** Enough of the end of a file for the last forty numbers. */
const RECENT_BYTES = 8_192;
const HOME = /^home\t([^\t]+)\t([^\t]+)\t(.+)$/u;

export function createFileWitness(folder: string): Witness {
  const pathOf = (instanceId: string): string => join(folder, `${instanceId}.log`);
  return {
    isKept: async () => {
      try {
        await makeFolder(folder);
        await access(folder, constants.W_OK);
        return true;
      } catch {
        return false;
      }
    },
    recent: async (instanceId) => linesOf(await readEnd(pathOf(instanceId))),
    numbers: async (instanceId) => linesOf(await readAll(pathOf(instanceId))),
    home: async (instanceId) => {
      const homes = (await readEnd(pathOf(instanceId))).split("\n").map(parseHome);
      return homes.findLast((mark) => mark !== undefined);
    },
    note: async ({ instanceId, home }, entries) => {
      await append(folder, pathOf(instanceId), entries.map(formatLine).join("") + formatHome(home));
    },
    blockHolder: async (blockId) => {
      const holder = (await readAll(join(folder, `block-${blockId}`))).trim();
      return holder === "" ? undefined : holder;
    },
    takeBlock: async (blockId, instanceId) => {
      await append(folder, join(folder, `block-${blockId}`), instanceId);
    },
  };
}

/** For a place that keeps no state: nothing is ever seen. */
export const NO_WITNESS: Witness = {
  isKept: async () => false,
  recent: async () => [],
  numbers: async () => [],
  home: async () => undefined,
  note: async () => undefined,
  blockHolder: async () => undefined,
  takeBlock: async () => undefined,
};

function linesOf(text: string): readonly CodesLogLine[] {
  const lines = text.split("\n").map(parseLine);
  return lines.filter((line): line is CodesLogLine => typeof line === "object");
}

function formatHome({ machine, identity, place }: HomeMark): string {
  return /[\t\n]/u.test(place) ? "" : `home\t${machine}\t${identity}\t${place}\n`;
}

function parseHome(line: string): HomeMark | undefined {
  const [, machine, identity, place] = HOME.exec(line) ?? [];
  if (machine === undefined || identity === undefined || place === undefined) return undefined;
  return { machine, identity, place };
}

/** In one piece, so that programs do not mix; after a line of its own, in case that a crash cut the last one off. */
async function append(folder: string, path: string, text: string): Promise<void> {
  try {
    await makeFolder(folder);
    await appendFile(path, `\n${text}`);
  } catch {
    // Where no state can be kept, codes.log beside the database is what there is; doctor says so.
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
