/**
 * codes.log as a file. It only ever grows: a line that a crash cut off is ended, not removed, before the next one
 * is written, so that what other copies remember of its size stays true.
 */
import { rm, stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  CatalogError,
  type CodesLog,
  type CodesLogLine,
  type CodesLogPart,
  type Randomness,
} from "@deadwax/catalog";
import { publishFile } from "../home/publish-file.ts";
import { withFile } from "../home/sync-file.ts";
import { translateFileError } from "../home/translate-file-error.ts";
import { formatCommitted, formatHeader, formatLine, parseHeader, parseLine } from "./line.ts";

const LOG_ID_BYTES = 16;
const LINE_FEED = 0x0a;
const HEADER_LENGTH = formatHeader("0".repeat(LOG_ID_BYTES * 2)).length;

export interface CodesLogOptions {
  readonly keptWith?: CodesLog["keptWith"];
  /** Where nothing can be written, a log that is not there is an empty one. */
  readonly isReadOnly?: boolean;
}

/** Opens the log, and makes it where there is none yet. Throws STORE_DAMAGED when another file has its name. */
export async function openCodesLog(
  path: string,
  random: Randomness,
  { keptWith = "catalog", isReadOnly = false }: CodesLogOptions = {},
): Promise<CodesLog> {
  try {
    const known = await readLogId(path);
    const fresh = random.hex(LOG_ID_BYTES);
    const logId = known ?? (isReadOnly ? fresh : await create(path, fresh));
    return createCodesLog(path, { logId, keptWith });
  } catch (thrown) {
    throw translateFileError(thrown, path);
  }
}

function createCodesLog(path: string, { logId, keptWith }: Pick<CodesLog, "logId" | "keptWith">): CodesLog {
  return {
    logId,
    keptWith,
    size: () => sizeOf(path),
    append: async (lines) => {
      try {
        return await write({ path, logId }, lines.map(formatLine).join(""), true);
      } catch (thrown) {
        throw translateFileError(thrown, path);
      }
    },
    markCommitted: async (operationId) => {
      try {
        await write({ path, logId }, formatCommitted(operationId), false);
      } catch {
        // The change is committed, whatever became of this line; failing now would say that it is not.
      }
    },
    readFrom: async (offset) => {
      try {
        return await readPart(path, offset);
      } catch (thrown) {
        throw translateFileError(thrown, path);
      }
    },
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (thrown) {
    if (isMissing(thrown)) return 0;
    throw translateFileError(thrown, path);
  }
}

/**
 * Appends with one call to the system, so that two programs never mix within a line. A log that was deleted since it
 * was opened begins again, under the same id.
 */
async function write(
  { path, logId }: { readonly path: string; readonly logId: string },
  text: string,
  isSynced: boolean,
): Promise<number> {
  return withFile(path, "a+", async (file) => {
    const { size } = await file.stat();
    if (size === 0) await file.appendFile(formatHeader(logId));
    const isTorn = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== LINE_FEED;
    await file.appendFile(isTorn ? `\n${text}` : text);
    if (isSynced) await file.sync();
    return (await file.stat()).size;
  });
}

/** The new log's id, or that of the log another program made in the same moment. */
async function create(path: string, logId: string): Promise<string> {
  const temporary = `${path}.${logId}.new`;
  try {
    await withFile(temporary, "wx", async (file) => {
      await file.writeFile(formatHeader(logId));
      await file.sync();
    });
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  const isOurs = await publishFile(temporary, path);
  return isOurs ? logId : ((await readLogId(path)) ?? logId);
}

/** Undefined when there is no file. */
async function readLogId(path: string): Promise<string | undefined> {
  let start: string;
  try {
    start = await withFile(path, "r", async (file) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_LENGTH), 0, HEADER_LENGTH, 0);
      return buffer.toString("latin1", 0, bytesRead);
    });
  } catch (thrown) {
    if (isMissing(thrown)) return undefined;
    throw thrown;
  }
  const logId = parseHeader(start.split("\n")[0] ?? "");
  if (logId !== undefined) return logId;
  throw new CatalogError("STORE_DAMAGED", {
    place: path,
    finding: `the first line of ${basename(path)} is not what Deadwax writes there`,
  });
}

async function readPart(path: string, offset: number): Promise<CodesLogPart> {
  const lines: CodesLogLine[] = [];
  const committed = new Set<string>();
  const bytes = await readFromOffset(path, offset);
  // What follows the last line feed is a line that a crash cut off; cut off after its last digit, it tells its number.
  const end = bytes.lastIndexOf(LINE_FEED) + 1;
  for (const text of bytes.toString("utf8").split(/\r?\n/u)) {
    const line = parseLine(text);
    if (typeof line === "string") committed.add(line);
    else if (line !== undefined) lines.push(line);
  }
  return { lines, committed, size: offset + end };
}

async function readFromOffset(path: string, offset: number): Promise<Buffer> {
  try {
    return await withFile(path, "r", async (file) => {
      const length = Math.max(0, (await file.stat()).size - offset);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    });
  } catch (thrown) {
    if (isMissing(thrown)) return Buffer.alloc(0);
    throw thrown;
  }
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}
