import { CatalogError } from "@deadwax/catalog";
import { Uint8ArrayReader, ZipReader, type Entry, type FileEntry } from "@zip.js/zip.js";
import { XLSX_LIMITS } from "./limits.ts";

/** The parts of a workbook. A part is unpacked while it is read, within limits, and is never written anywhere. */
export interface Archive {
  has(part: string): boolean;
  read(part: string): AsyncGenerator<Uint8Array>;
}

/** Opens a ZIP file in memory. Throws SHEET_WORKBOOK_DAMAGED and SHEET_WORKBOOK_UNSAFE. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const parts = await listParts(bytes);
  const budget = { left: XLSX_LIMITS.totalBytes };
  return {
    has: (part) => parts.has(part.toLowerCase()),
    read: (part) => {
      const entry = parts.get(part.toLowerCase());
      if (entry === undefined) throw damaged(part, "it is missing");
      return unpack(entry, budget);
    },
  };
}

export function damaged(part: string, reason: string, cause?: unknown): CatalogError {
  return new CatalogError("SHEET_WORKBOOK_DAMAGED", { part, reason }, { cause });
}

export function unsafe(part: string, reason: string): CatalogError {
  return new CatalogError("SHEET_WORKBOOK_UNSAFE", { part, reason });
}

async function listParts(bytes: Uint8Array): Promise<ReadonlyMap<string, FileEntry>> {
  const parts = new Map<string, FileEntry>();
  let count = 0;
  for await (const entry of entriesOf(bytes)) {
    if (++count > XLSX_LIMITS.entries)
      throw unsafe(entry.filename, `there are more than ${XLSX_LIMITS.entries} files in it`);
    if (entry.directory || !isPartName(entry.filename)) continue;
    // Part names are compared without case (ECMA-376 part 2, 6.2.2); two of one name read differently in each program.
    const name = entry.filename.toLowerCase();
    if (parts.has(name)) throw unsafe(entry.filename, "it is there twice");
    parts.set(name, entry);
  }
  return parts;
}

async function* entriesOf(bytes: Uint8Array): AsyncGenerator<Entry> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    useWebWorkers: false,
    // Names that lead out of the archive are passed over by isPartName; the rest of the workbook is still readable.
    filenameValidation: "tolerant",
  });
  try {
    yield* reader.getEntriesGenerator();
  } catch (thrown) {
    throw thrown instanceof CatalogError ? thrown : damaged("ZIP", reasonOf(thrown), thrown);
  }
}

/** Names that lead out of the archive are no parts of a workbook; nothing here is ever a path on a disk. */
function isPartName(name: string): boolean {
  return !name.startsWith("/") && !name.includes("\\") && !name.split("/").includes("..");
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

async function* unpack(entry: FileEntry, budget: { left: number }): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw damaged(entry.filename, "it is encrypted");
  if (entry.uncompressedSize > XLSX_LIMITS.partBytes) throw tooLarge(entry);
  const stop = new AbortController();
  const control: { current?: TransformStreamDefaultController<Uint8Array> } = {};
  const pipe = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => void (control.current = controller),
  });
  const options = { useWebWorkers: false, checkSignature: true, signal: stop.signal };
  const done = entry.getData(pipe.writable, options).catch((thrown: unknown) => {
    // A failed entry leaves its stream open; whoever reads it would wait for ever.
    control.current?.error(thrown);
  });
  let size = 0;
  try {
    for await (const chunk of pipe.readable) {
      size += chunk.length;
      budget.left -= chunk.length;
      // The sizes in the directory are only what the file says of itself.
      const isBomb = size > XLSX_LIMITS.ratioFromBytes && size > entry.compressedSize * XLSX_LIMITS.ratio;
      if (isBomb || size > XLSX_LIMITS.partBytes || budget.left < 0) throw tooLarge(entry);
      yield chunk;
    }
  } catch (thrown) {
    throw thrown instanceof CatalogError ? thrown : damaged(entry.filename, reasonOf(thrown), thrown);
  } finally {
    stop.abort();
    await done;
  }
}

function tooLarge(entry: Entry): CatalogError {
  return unsafe(entry.filename, "it unpacks to far more than a sheet needs");
}
