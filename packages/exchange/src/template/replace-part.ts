import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from "@zip.js/zip.js";

/** The same archive with one part in another form. The others are copied as they are packed, in their order, with their dates. */
export async function replacePart(bytes: Uint8Array, part: string, content: Uint8Array): Promise<Uint8Array> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    useWebWorkers: false,
    filenameValidation: "tolerant",
  });
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, extendedTimestamp: false });
  for await (const entry of reader.getEntriesGenerator()) {
    const same = { lastModDate: entry.lastModDate, comment: entry.comment };
    if (entry.directory) {
      await zip.add(entry.filename, undefined, { ...same, directory: true });
    } else if (entry.filename.toLowerCase() === part.toLowerCase()) {
      await zip.add(entry.filename, new Uint8ArrayReader(content), same);
    } else {
      const packed = await entry.getData(new Uint8ArrayWriter(), { passThrough: true, useWebWorkers: false });
      await zip.add(entry.filename, new Uint8ArrayReader(packed), {
        ...same,
        passThrough: true,
        compressionMethod: entry.compressionMethod,
        uncompressedSize: entry.uncompressedSize,
        ...(entry.crc32 !== undefined && { crc32: entry.crc32 }),
      });
    }
  }
  await reader.close();
  return zip.close();
}
