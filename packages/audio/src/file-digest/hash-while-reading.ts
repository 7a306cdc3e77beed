import { createHash } from "node:crypto";
import { CatalogError } from "@deadwax/catalog";
import type { ByteSource, FileSource } from "../riff/index.ts";
import { refuseIfChanged } from "./refuse-if-changed.ts";

const BLOCK = 1024 * 1024;

/** A source whose file is hashed while somebody reads it. */
export interface HashedReading {
  /** Whatever is read from it for the first time is hashed; what a read leaves out is fetched before. */
  readonly source: ByteSource;
  /**
   * SHA-256 of the whole file, lower-case hex; reads what nobody has read.
   * @throws CatalogError AUDIO_CHANGED_WHILE_READING.
   */
  readonly finish: () => Promise<string>;
}

/** Hashes a file in the pass in which its audio is read. For readers that go forward, one read at a time. */
export function hashWhileReading(file: FileSource): HashedReading {
  const hash = createHash("sha256");
  let hashed = 0;
  const hashTo = async (end: number): Promise<void> => {
    while (hashed < end) {
      const bytes = await file.read(hashed, Math.min(BLOCK, end - hashed));
      if (bytes.length === 0) throw new CatalogError("AUDIO_CHANGED_WHILE_READING", { path: file.name });
      hash.update(bytes);
      hashed += bytes.length;
    }
  };
  return {
    source: {
      name: file.name,
      size: file.size,
      async read(offset, length) {
        await hashTo(Math.min(offset, file.size));
        const bytes = await file.read(offset, length);
        const fresh = offset + bytes.length - hashed;
        if (fresh > 0) {
          hash.update(bytes.subarray(bytes.length - fresh));
          hashed += fresh;
        }
        return bytes;
      },
    },
    async finish() {
      await hashTo(file.size);
      await refuseIfChanged(file);
      return hash.digest("hex");
    },
  };
}
