import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/** A program that decodes what nothing here does. */
export interface Ffmpeg {
  readonly path: string;
  /** As it states it: `5.1.9-0+deb12u1`, `n7.0`. */
  readonly version: string;
}

const VARIABLE = "DEADWAX_FFMPEG";
/** Longer than any program takes to say its version, on any disk. */
const PATIENCE_MS = 15_000;

const found = new Map<string, Promise<Ffmpeg | string>>();

/**
 * The ffmpeg on the path, or the one that `DEADWAX_FFMPEG` names (`none`: no one); or, as the second half of a sentence,
 * why there is none. It is looked for once.
 */
export function findFfmpeg(): Promise<Ffmpeg | string> {
  const named = process.env[VARIABLE]?.trim() ?? "";
  const folders = process.env["PATH"] ?? "";
  const key = `${named}\0${folders}`;
  const answer = found.get(key) ?? search(named, folders);
  found.set(key, answer);
  return answer;
}

async function search(named: string, folders: string): Promise<Ffmpeg | string> {
  if (named === "none") return `which ${VARIABLE} switches off`;
  const program = named === "" ? "ffmpeg" : named;
  const path = /[/\\]/u.test(program) ? program : await findOnPath(program, folders);
  if (path === null)
    return named === "" ? "which is not on the path" : `and ${VARIABLE} names one that is not on the path`;
  const version = await askVersion(path);
  if (version !== null) return { path, version };
  return named === ""
    ? `and the one at ${path} does not run`
    : `and the one that ${VARIABLE} names does not run`;
}

/** Only in folders that are named in full: a program beside the audio must not be run by accident. */
async function findOnPath(program: string, folders: string): Promise<string | null> {
  const names = process.platform === "win32" ? [`${program}.exe`, program] : [program];
  for (const folder of folders.split(delimiter).filter((name) => isAbsolute(name))) {
    for (const name of names) {
      const path = join(folder, name);
      if (await isRunnable(path)) return path;
    }
  }
  return null;
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Null where it does not run, or is something else. */
function askVersion(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { timeout: PATIENCE_MS, maxBuffer: 64 * 1024, windowsHide: true } as const;
    execFile(path, ["-version"], options, (error, stdout) => {
      const version = /^ffmpeg version (\S{1,60})/u.exec(stdout)?.[1];
      resolve(error === null && version !== undefined ? version : null);
    });
  });
}
