import type { ByteSource } from "../riff/index.ts";
import { MAX_PAGE, PAGE_HEADER, parsePage, type OggPage } from "./page.ts";

/** Bytes that are held at a time; first fewer, for those who only want the headers. */
const WINDOW = 256 * 1024;
const FIRST_WINDOW = 8 * 1024;
/** How often `OggS` may turn out to be no page before the search ends: each costs a checksum of up to 64 KiB. */
const MAX_FALSE_STARTS = 1000;

/**
 * The pages of an Ogg file of all its logical streams, from `start` on. Where a page should begin and none does, those
 * bytes are passed over up to the next page with a right checksum, as RFC 3533 section 3 means it. A page that is cut
 * off by the end of the file is none.
 */
export async function* readOggPages(source: ByteSource, start = 0): AsyncGenerator<OggPage, void> {
  let window: Uint8Array = new Uint8Array(0);
  let windowStart = start;
  let offset = start;
  // Behind a start in the middle of a file the first page must prove itself, too.
  let skipped = 0;
  let isFound = start === 0;
  let falseStarts = 0;
  while (offset + PAGE_HEADER <= source.size) {
    if (window.length === 0) {
      window = await source.read(offset, FIRST_WINDOW);
      windowStart = offset;
    }
    let at = offset - windowStart;
    let page = parsePage(window.subarray(at), offset, skipped);
    if (
      page === null &&
      offset + MAX_PAGE > windowStart + window.length &&
      windowStart + window.length < source.size
    ) {
      window = await source.read(offset, WINDOW);
      windowStart = offset;
      if (window.length < PAGE_HEADER) return;
      at = 0;
      page = parsePage(window, offset, skipped);
    }
    if (page !== null && (isFound || page.isIntact)) {
      yield page;
      offset += page.bytes.length;
      isFound = true;
      skipped = 0;
      continue;
    }
    if (page !== null && ++falseStarts > MAX_FALSE_STARTS) return;
    isFound = false;
    const next = Buffer.from(window.buffer, window.byteOffset, window.length).indexOf(
      "OggS",
      at + 1,
      "latin1",
    );
    // The last three bytes may be the beginning of the word.
    const to = windowStart + (next < 0 ? Math.max(at + 1, window.length - 3) : next);
    skipped += to - offset;
    offset = to;
  }
}
