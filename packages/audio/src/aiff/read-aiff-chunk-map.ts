/**
 * Finds the chunks of an AIFF file (Audio Interchange File Format 1.3, Apple 1989) or AIFF-C file (draft of 1991). Only
 * headers are read. What breaks the rules is mapped as its writer meant it, with an issue, in the way of the chunk map
 * of RIFF: missing pad bytes, sizes never filled in, a FORM size that lies, a file that ends early, bytes behind the end.
 */
import { CatalogError } from "@deadwax/catalog";
import type { ChunkDialect } from "../riff/chunk-map.ts";
import { readAhead, readFourCc, type ByteSource } from "../riff/index.ts";
import { createChunkIssues } from "../riff/issues.ts";
import { walkChunks } from "../riff/walk-chunks.ts";
import { readUint32 } from "./big-endian.ts";
import type { AiffChunkMap, AiffForm } from "./chunk-map.ts";

const AIFF: ChunkDialect = {
  ...{ codes: "AIFF", header: "FORM", readUint32 },
  // Offset and block size stand before the samples in an SSND chunk.
  samples: { id: "SSND", head: 8 },
};
const FORMS: readonly string[] = ["AIFF", "AIFC"] satisfies AiffForm[];

/**
 * Maps the chunks of an AIFF or AIFF-C file: the known ones, text, markers, ID3 and whatever else is there.
 * @throws CatalogError AUDIO_HEADER_TRUNCATED, AUDIO_NOT_AIFF.
 */
export async function readAiffChunkMap(source: ByteSource): Promise<AiffChunkMap> {
  const near = readAhead(source);
  const head = await near.read(0, 12);
  const form = readFourCc(head, 8);
  if (readFourCc(head, 0) !== "FORM" || (head.length === 12 && !isForm(form))) {
    throw new CatalogError("AUDIO_NOT_AIFF", { path: source.name });
  }
  if (!isForm(form))
    throw new CatalogError("AUDIO_HEADER_TRUNCATED", { path: source.name, size: source.size });
  const formSize = readUint32(head, 4);
  const { chunks, trailing, issues } = await walkChunks(near, { dialect: AIFF, statedSize: formSize });
  if (trailing !== null) issues.push(createChunkIssues(AIFF).trailingBytes(trailing));
  return { form, formSize, chunks, trailing, issues };
}

function isForm(text: string): text is AiffForm {
  return FORMS.includes(text);
}
