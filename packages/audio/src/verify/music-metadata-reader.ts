/** music-metadata as a second reader: it sees most of what we write, and nothing in RF64, BW64 and Ogg FLAC. */
import { openSourceBlob } from "../foreign/index.ts";
import { recognise } from "../recognise/index.ts";
import { openFileSource } from "../riff/index.ts";
import type { SecondReader, Statement } from "./statement.ts";

export const musicMetadataReader: SecondReader = {
  name: "music-metadata",
  async read(path) {
    // Loaded when the first write is to be read back: no other command needs it.
    const { parseBlob } = await import("music-metadata");
    const source = await openFileSource(path);
    const { native } = await (async () => {
      // Given a path, it would believe the ending of the name.
      const recognised = await recognise(source);
      const mediaType = recognised.kind === "audio" ? recognised.format.mediaType : null;
      return parseBlob(openSourceBlob(source, mediaType ?? ""), { skipCovers: true, duration: false });
    })().finally(() => source.close());
    return Object.entries(native).flatMap(([format, tags]) => {
      const carrier = format.startsWith("ID3v2") ? "id3" : CARRIERS[format];
      return carrier === undefined ? [] : group(carrier, tags);
    });
  },
};

/** What the library calls the kinds of tags. */
const CARRIERS: Readonly<Record<string, string>> = {
  exif: "INFO",
  vorbis: "vorbis",
  iTunes: "mp4",
  AIFF: "aiff",
};

interface NativeTag {
  readonly id: string;
  readonly value: unknown;
}

/** Several values of one frame arrive one by one; a list of people arrives as names by role. */
function group(carrier: string, tags: readonly NativeTag[]): Statement[] {
  const places = Map.groupBy(tags, (tag) => tag.id);
  return [...places].flatMap(([place, found]): Statement[] => [
    {
      carrier,
      place,
      values: found.flatMap(({ value }) => (typeof value === "string" ? [withoutNoTotal(value, place)] : [])),
    },
    ...found
      .flatMap(({ value }) => byRole(value))
      .map(([role, values]) => {
        return { carrier, place: `${place}:${role}`, values };
      }),
  ]);
}

function byRole(value: unknown): [string, string[]][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).filter((entry): entry is [string, string[]] => {
    const names: unknown = entry[1];
    return Array.isArray(names) && names.every((name) => typeof name === "string");
  });
}

/** MP4 keeps number and total in one place; a total of 0 is none. */
function withoutNoTotal(value: string, place: string): string {
  return place === "trkn" ? value.replace(/\/0$/u, "") : value;
}
