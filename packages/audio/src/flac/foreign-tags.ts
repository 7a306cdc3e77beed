/** Tags of other formats around a FLAC stream: ID3v2 in front, APEv2 and ID3v1 behind. */
import { readFourCc, readUint32, type ByteSource } from "../riff/index.ts";
import type { Stretch } from "./flac-map.ts";

/** More tags in front than any tagger writes. */
const MAX_TAGS = 16;
const ID3V1 = 128;
const APE_FOOTER = 32;

/** Where the first byte behind all ID3v2 tags at the beginning lies (ID3v2.4 structure, 3.1 and 3.4). */
export async function skipId3(source: ByteSource): Promise<number> {
  let at = 0;
  for (let tags = 0; tags < MAX_TAGS; tags++) {
    const head = await source.read(at, 10);
    if (head.length < 10 || !readFourCc(head, 0).startsWith("ID3")) break;
    const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    const hasFooter = ((head[5] ?? 0) & 0x10) !== 0;
    at += 10 + size + (hasFooter ? 10 : 0);
  }
  return at;
}

/** The tags at the end of a file, none of which reaches back before `from`. */
export async function findTrailingTags(source: ByteSource, from: number): Promise<Stretch | null> {
  let end = source.size;
  if (end - ID3V1 >= from && readFourCc(await source.read(end - ID3V1, 4), 0).startsWith("TAG")) end -= ID3V1;
  if (end - APE_FOOTER >= from) {
    const footer = await source.read(end - APE_FOOTER, APE_FOOTER);
    if (readFourCc(footer, 0) + readFourCc(footer, 4) === "APETAGEX") {
      // The size counts the footer, and not the header, which the highest bit of the flags announces.
      const hasHeader = (footer[23] ?? 0) >= 0x80;
      const start = end - readUint32(footer, 12) - (hasHeader ? APE_FOOTER : 0);
      if (start >= from && start <= end - APE_FOOTER) end = start;
    }
  }
  return end === source.size ? null : { offset: end, size: source.size - end };
}
