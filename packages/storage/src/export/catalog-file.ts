/** `catalog.json`: what an export is of, and how much of it there is. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CatalogError, isId, type Id } from "@deadwax/catalog";
import { SCHEMA_VERSION } from "../migrations/index.ts";

export const EXPORT_FORMAT = "deadwax.export/1";
export const CATALOG_FILE = "catalog.json";

/** Nothing in it depends on when or where the export is written: equal catalogs have equal exports. */
export interface CatalogFile {
  readonly format: typeof EXPORT_FORMAT;
  readonly catalogId: Id;
  readonly schemaVersion: number;
  /** The newest link of the chain; null before the first. */
  readonly lastOperation: { readonly sequence: number; readonly hash: string } | null;
  readonly instance: {
    readonly instanceId: string;
    readonly onlyBlocks: readonly string[] | null;
    readonly seenLog: { readonly logId: string; readonly size: number } | null;
  };
  /** How many lines each file has. */
  readonly lines: Readonly<Record<string, number>>;
}

/** The file before anything in it was looked at. */
interface Unchecked extends Omit<CatalogFile, "format" | "catalogId"> {
  readonly format: string;
  readonly catalogId: string;
}

/** Throws EXPORT_NOT_FOUND, EXPORT_DAMAGED, EXPORT_NEWER. */
export async function readCatalogFile(folder: string): Promise<CatalogFile> {
  const { format, catalogId, ...about } = parse(await read(folder), folder);
  if (format !== EXPORT_FORMAT) {
    throw new CatalogError("EXPORT_NEWER", { place: folder, found: format, known: EXPORT_FORMAT });
  }
  if (about.schemaVersion > SCHEMA_VERSION) {
    const [found, known] = [`schema ${about.schemaVersion}`, `schema ${SCHEMA_VERSION}`];
    throw new CatalogError("EXPORT_NEWER", { place: folder, found, known });
  }
  if (!isId(catalogId)) throw damaged(folder, `${CATALOG_FILE} names no catalog`);
  return { format, catalogId, ...about };
}

export function damaged(place: string, finding: string, cause?: unknown): CatalogError<"EXPORT_DAMAGED"> {
  return new CatalogError("EXPORT_DAMAGED", { place, finding }, { cause });
}

async function read(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, CATALOG_FILE), "utf8");
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new CatalogError("EXPORT_NOT_FOUND", { place: folder }, { cause: thrown });
    throw thrown;
  }
}

function parse(text: string, folder: string): Unchecked {
  try {
    return JSON.parse(text) as Unchecked;
  } catch (thrown) {
    throw damaged(folder, `${CATALOG_FILE} is not JSON`, thrown);
  }
}
