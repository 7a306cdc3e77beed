import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect } from "vitest";
import { dyingDisk } from "../../../packages/audio/src/embed/testing-disks.ts";
import { PASSED, type Property } from "./property.ts";
import { digestOf, tagInPlace, writerOn } from "./tagging.ts";

export const crashSafe: Property = {
  name: "crash-safe",
  says: "wherever the process dies while it writes, the old file or the new one is there and nothing else",
  async check(_, path) {
    const [old, before] = [readFileSync(path), digestOf(path)];
    await tagInPlace(path);
    const next = digestOf(path);
    const seen = new Set<string>();
    for (let last = 1; ; last++) {
      writeFileSync(path, old);
      const disk = dyingDisk(last);
      await tagInPlace(path, undefined, disk).catch(() => undefined);
      await writerOn().recover(dirname(path));
      seen.add(digestOf(path));
      expect(readdirSync(dirname(path))).toEqual([basename(path)]);
      if (disk.isDead()) continue;
      expect(last).toBeGreaterThan(4);
      break;
    }
    expect(seen).toEqual(new Set([before, next]));
    return PASSED;
  },
};
