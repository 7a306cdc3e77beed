/** music-metadata as a second reader: it sees ID3 and INFO in RIFF files, and nothing in RF64 and BW64. */
import { parseFile } from "music-metadata";
import type { SecondReader, Statement } from "./statement.ts";

export const musicMetadataReader: SecondReader = {
  name: "music-metadata",
  async read(path) {
    const { native } = await parseFile(path, { skipCovers: true, duration: false });
    return Object.entries(native).flatMap(([format, tags]) => {
      const carrier = format === "exif" ? "INFO" : format.startsWith("ID3v2") ? "id3" : null;
      return carrier === null ? [] : group(carrier, tags);
    });
  },
};

interface NativeTag {
  readonly id: string;
  readonly value: unknown;
}

/** Several values of one frame arrive one by one. */
function group(carrier: Statement["carrier"], tags: readonly NativeTag[]): Statement[] {
  const places = Map.groupBy(tags, (tag) => tag.id);
  return [...places].map(([place, found]) => ({
    carrier,
    place,
    values: found.flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
  }));
}
