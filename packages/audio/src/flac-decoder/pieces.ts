/** The frames of a stream as forward pieces of bytes, whatever they are wrapped in. */
import { CatalogError } from "@deadwax/catalog";
import { readOggPages, type OggAudio } from "../ogg/index.ts";
import type { ByteSource } from "../riff/index.ts";

const PIECE = 512 * 1024;

/**
 * A stretch of a source.
 * @throws CatalogError AUDIO_CHANGED_WHILE_READING when the source has become shorter.
 */
export async function* readStretch(
  source: ByteSource,
  { offset, size }: { readonly offset: number; readonly size: number },
): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < size; at += PIECE) {
    const wanted = Math.min(PIECE, size - at);
    const bytes = await source.read(offset + at, wanted);
    if (bytes.length < wanted) throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: source.name });
    yield bytes;
  }
}

/**
 * What the packets of audio hold. One packet is one frame (RFC 9639 section 10.1), so one after the other they are what
 * stands in a FLAC file; what is missing where pages are damaged is for the decoder to find out. `tellDamage` is told
 * where such a page stands.
 */
export async function* readOggFrames(
  source: ByteSource,
  { serial, headers }: OggAudio,
  tellDamage: (offset: number) => void,
): AsyncGenerator<Uint8Array, void> {
  let headersLeft = headers.length;
  for await (const page of readOggPages(source)) {
    if (page.serial !== serial) continue;
    if (!page.isIntact) tellDamage(page.offset);
    let from = 0;
    for (const value of page.lacing) {
      if (headersLeft === 0) break;
      from += value;
      if (value < 255) headersLeft--;
    }
    if (headersLeft === 0) yield page.body.subarray(from);
    if (page.isLast) return;
  }
}
