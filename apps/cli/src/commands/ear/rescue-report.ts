import { existsSync } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import {
  CatalogError,
  formatName,
  type RescuedRecording,
  type RescueFile,
  type RescueResult,
} from "@deadwax/catalog";
import { RESCUE_PAGE_MARK, rescuePage, type ShownFile } from "@deadwax/exchange";
import { quoted } from "../../output/command-line.ts";
import { clock } from "../../output/words.ts";
import { translateFileProblem } from "../../session/file-problem.ts";
import { VERSION } from "../../version.ts";
import { writeWhole } from "../sheet/write-sheet-file.ts";

/** Bytes of a page within which it says that it is one. */
const HEAD = 2000;

/** Refuses before anybody listens for minutes: a page may replace a page, and nothing else. Throws FILE_EXISTS. */
export async function requireOurs(path: string, isForced: boolean): Promise<void> {
  if (isForced || !existsSync(path)) return;
  if (!(await isRescuePage(path))) throw new CatalogError("FILE_EXISTS", { path });
}

/** Refuses a place where nothing can be written, likewise. Throws FILE_…. */
export async function requireWritable(path: string): Promise<void> {
  const trial = `${path}.${process.pid}.part`;
  try {
    if (existsSync(path) && (await stat(path)).isDirectory())
      throw new CatalogError("FILE_IS_FOLDER", { path });
    const file = await open(trial, "wx");
    await file.close();
    await rm(trial);
  } catch (thrown) {
    throw translateFileProblem(thrown, path);
  }
}

async function isRescuePage(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.toString("utf8", 0, bytesRead).includes(`name="generator" content="${RESCUE_PAGE_MARK}"`);
    } finally {
      await file.close();
    }
  } catch {
    // A folder, or what cannot be read, is none of ours.
    return false;
  }
}

export interface RescueRequestTyped {
  readonly folder: string;
  readonly sheets: readonly string[];
}

/** Writes the page. Throws FILE_…. */
export async function writeRescuePage(
  { rescue, files: read, outlines }: RescueResult,
  { path, folder, sheets, now }: RescueRequestTyped & { readonly path: string; readonly now: Date },
): Promise<void> {
  const files = new Map(
    [...read].map(([name, { facts }]): [string, ShownFile] => [
      name,
      {
        format: formatWords(facts),
        length: facts.durationMs === null ? null : clock(facts.durationMs).replace(/\.\d+$/u, ""),
        outline: outlines.get(name) ?? [],
      },
    ]),
  );
  const page = rescuePage({
    ...{ rescue, files, folder, sheets },
    adoptCommand: adoptCommand({ folder, sheets }),
    madeAt: `${now.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    madeBy: `Deadwax ${VERSION}`,
  });
  await writeWhole(path, onePiece(page), true);
}

async function* onePiece(page: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(page));
}

/** `deadwax rescue mess statement.csv --adopt`, ready to type. */
export function adoptCommand({ folder, sheets }: RescueRequestTyped): string {
  return ["deadwax rescue", ...[folder, ...sheets].map(quoted), "--adopt"].join(" ");
}

function formatWords(facts: RescueFile["facts"]): string {
  const { bitDepth, sampleRate } = facts;
  const parts = [
    formatName(facts),
    bitDepth === null ? null : `${bitDepth} bit`,
    sampleRate === null ? null : `${sampleRate / 1000} kHz`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** `Midnight Drive (Radio Edit)`. */
export function shownName({ title, versionTitle }: Pick<RescuedRecording, "title" | "versionTitle">): string {
  return versionTitle === null ? title : `${title} (${versionTitle})`;
}
