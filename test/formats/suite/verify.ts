import { readFileSync } from "node:fs";
import { CatalogError } from "@deadwax/catalog";
import { nodeFileSystem, type TagFileSystem } from "@deadwax/audio";
import { expect } from "vitest";
import { PASSED, type Property } from "./property.ts";
import { PLAN, tagInPlace } from "./tagging.ts";

const PLANNED = [
  "isrc",
  "title",
  "versionTitle",
  "artist",
  "release",
  "trackNumber",
  "label",
  "copyright",
  "date",
];

export const verify: Property = {
  name: "verify",
  says: "readers that share no code with the writer find every field; a byte that a disk changes is found out and taken back",
  async check(_, path) {
    const before = readFileSync(path);
    await expect(tagInPlace(path, PLAN, lyingDisk())).rejects.toThrow(CatalogError);
    expect(readFileSync(path)).toEqual(before);
    const { confirmations } = await tagInPlace(path);
    expect(new Set(confirmations.map(({ field }) => field))).toEqual(new Set(PLANNED));
    expect(
      confirmations.filter(({ reader }) => !/^(?:music-metadata|deadwax-plain-reader)$/u.test(reader)),
    ).toEqual([]);
    return PASSED;
  },
};

/** A disk that keeps something else than it was given, once: in the file or a copy of it, not in an undo record. */
function lyingDisk(): TagFileSystem {
  let hasLied = false;
  return {
    ...nodeFileSystem,
    async open(path, purpose) {
      const file = await nodeFileSystem.open(path, purpose);
      return {
        ...file,
        write: (offset, bytes) => {
          if (hasLied || path.endsWith("-undo") || bytes.length === 0) return file.write(offset, bytes);
          hasLied = true;
          const changed = Uint8Array.from(bytes);
          const at = changed.length >> 1;
          changed[at] = (changed[at] ?? 0) ^ 1;
          return file.write(offset, changed);
        },
      };
    },
  };
}
