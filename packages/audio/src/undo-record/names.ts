/** Names of the files that exist only while a write is under way. They begin with a dot and say whose they are. */
import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import type { RecordWriter } from "./undo-record.ts";

const RECORD = /^\.(.+)\.deadwax-undo$/su;
const TEMPORARY = /^\.([0-9a-f]{8})-(\d+)-\d+\.deadwax-tmp$/u;
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** What this process has under way, by path: its own writes are not interrupted ones. */
const active = new Set<string>();
let copies = 0;

/** Where the undo record of a file lies. */
export function undoRecordPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.deadwax-undo`);
}

/** The name of the file that a record is for; null when the name is not that of a record. */
export function recordedName(name: string): string | null {
  return RECORD.exec(name)?.[1] ?? null;
}

/** A name for a copy that is being made in this folder. */
export function temporaryPath(folder: string): string {
  copies += 1;
  return join(folder, `.${HOST}-${process.pid}-${copies}.deadwax-tmp`);
}

/** Whose copy in the making this is; null for any other name. */
export function temporaryWriter(name: string): RecordWriter | null {
  const [, host, pid] = TEMPORARY.exec(name) ?? [];
  return host === undefined ? null : { host, pid: Number(pid) };
}

/** This process. */
export function thisWriter(): RecordWriter {
  return { host: HOST, pid: process.pid };
}

/** Whether the writer of `path` may still be at work: it is this process and has it under way, or another that lives. */
export function mayBeWriting(writer: RecordWriter, path: string): boolean {
  if (writer.host !== HOST) return true;
  return writer.pid === process.pid ? active.has(path) : isRunning(writer.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // No permission to signal it means that it is there.
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}

/** Runs `work` while `path` counts as under way. */
export async function whileActive<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  active.add(path);
  try {
    return await work();
  } finally {
    active.delete(path);
  }
}
