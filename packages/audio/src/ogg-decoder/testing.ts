/** Changes pages of Ogg in place. */

export interface PagePlace {
  readonly start: number;
  readonly end: number;
}

/** Where the pages of a file without damage lie. */
export function listPages(bytes: Uint8Array): PagePlace[] {
  const pages: PagePlace[] = [];
  for (let start = 0; start < bytes.length;) {
    const segments = bytes[start + 26] ?? 0;
    const lacing = bytes.subarray(start + 27, start + 27 + segments);
    const end = start + 27 + segments + lacing.reduce((sum, value) => sum + value, 0);
    pages.push({ start, end });
    start = end;
  }
  return pages;
}

/** Writes the checksum that the page at `start` should have (RFC 3533 section 6), bit by bit. */
export function sealPage(bytes: Buffer, start: number): void {
  const page = listPages(bytes.subarray(start))[0];
  if (page === undefined) throw new Error("no page");
  bytes.writeUInt32LE(0, start + 22);
  let crc = 0;
  for (const byte of bytes.subarray(start, start + page.end)) {
    for (let bit = 7; bit >= 0; bit--) {
      const out = (crc >>> 31) ^ ((byte >> bit) & 1);
      crc = ((crc << 1) ^ (out === 1 ? 0x04c1_1db7 : 0)) >>> 0;
    }
  }
  bytes.writeUInt32LE(crc, start + 22);
}
