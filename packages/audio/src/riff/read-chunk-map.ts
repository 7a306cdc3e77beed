/**
 * Finds the chunks of a RIFF file (Multimedia Programming Interface and Data Specifications 1.0, 1991), with the
 * 64-bit sizes of RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088). Only headers are read. Field files break the rules
 * in known ways, and each is mapped as its writer meant it, with an issue: missing pad bytes, sizes never filled in,
 * a RIFF size that is too small or too large, a file that ends early, bytes behind the end.
 */
import { CatalogError } from "@deadwax/catalog";
import { readAhead, type ByteSource } from "./byte-source.ts";
import type { ChunkDialect, ChunkMap, Ds64, RiffForm } from "./chunk-map.ts";
import { readDs64 } from "./ds64.ts";
import { createChunkIssues, ds64Missing } from "./issues.ts";
import { readFourCc, readUint32 } from "./little-endian.ts";
import { UNKNOWN_SIZE, walkChunks, type ChunkRequest } from "./walk-chunks.ts";

const RIFF: ChunkDialect = {
  ...{ codes: "RIFF", header: "RIFF", readUint32 },
  samples: { id: "data", head: 0 },
};
const FORMS: readonly string[] = ["RIFF", "RF64", "BW64"] satisfies RiffForm[];

/**
 * Maps the chunks of a RIFF, RF64 or BW64 file of any type.
 * @throws CatalogError AUDIO_HEADER_TRUNCATED, AUDIO_NOT_RIFF.
 */
export async function readChunkMap(source: ByteSource): Promise<ChunkMap> {
  const near = readAhead(source);
  const head = await near.read(0, 12);
  const form = readFourCc(head, 0);
  if (!isForm(form)) throw new CatalogError("AUDIO_NOT_RIFF", { path: source.name });
  if (head.length < 12) {
    throw new CatalogError("AUDIO_HEADER_TRUNCATED", { path: source.name, size: source.size });
  }
  const ds64 = form === "RIFF" ? null : await readDs64(near, 12);
  const stated = readUint32(head, 4);
  const riffSize = stated === UNKNOWN_SIZE && ds64 !== null ? ds64.riffSize : stated;
  const request = { dialect: RIFF, statedSize: riffSize };
  const walk = await walkChunks(near, ds64 === null ? request : { ...request, resolveSize: resolver(ds64) });
  const { chunks, trailing, issues } = walk;
  if (form !== "RIFF" && ds64 === null) issues.push(ds64Missing(form));
  if (trailing !== null) issues.push(createChunkIssues(RIFF).trailingBytes(trailing));
  return { form, type: readFourCc(head, 8), riffSize, chunks, trailing, ds64, issues };
}

function isForm(text: string): text is RiffForm {
  return FORMS.includes(text);
}

/** The sizes that the ds64 chunk holds in place of a field that is full. */
function resolver(ds64: Ds64): NonNullable<ChunkRequest["resolveSize"]> {
  // Entries not used yet: two chunks with one id take theirs in turn.
  const table = [...ds64.table];
  return (id, stated) => {
    if (stated !== UNKNOWN_SIZE) return stated;
    // A recorder that was cut off leaves zero here, too: that is a size never filled in.
    if (id === "data") return ds64.dataSize === 0 ? UNKNOWN_SIZE : ds64.dataSize;
    const index = table.findIndex((entry) => entry.id === id);
    return table.splice(index, index < 0 ? 0 : 1)[0]?.size ?? stated;
  };
}
