import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { expect } from "vitest";
import { PASSED, type Property } from "./property.ts";
import { PLAN, digestOf, tagInPlace, writerOn } from "./tagging.ts";

export const write: Property = {
  name: "write",
  says: "a copy and the file itself come out the same, a second write changes nothing, and long and short titles fit",
  async check(_, path) {
    const folder = dirname(path);
    const [before, copy] = [readFileSync(path), join(folder, `copy${extname(path)}`)];
    const made = await writerOn().embed({ source: path, target: copy, plan: PLAN, replaceCode: true });
    expect(made.isChanged).toBe(true);
    expect(readFileSync(path)).toEqual(before);
    expect((await tagInPlace(path)).isChanged).toBe(true);
    expect(digestOf(path)).toBe(digestOf(copy));
    expect((await tagInPlace(path)).isChanged).toBe(false);
    expect(digestOf(path)).toBe(digestOf(copy));
    for (const title of ["x".repeat(1950), "y", "z".repeat(400)]) {
      expect((await tagInPlace(path, { ...PLAN, title })).isChanged).toBe(true);
      expect((await tagInPlace(path, { ...PLAN, title })).isChanged).toBe(false);
    }
    // Nothing else lies there, and what was written can be written over another file again.
    expect(readdirSync(folder)).toHaveLength(2);
    copyFileSync(copy, path);
    expect((await tagInPlace(path)).isChanged).toBe(false);
    return PASSED;
  },
};
