import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aReleaseCopy } from "../release-copy/testing.ts";
import { cueOfRelease } from "./cue-of-release.ts";
import { readCue } from "./read-cue.ts";
import { writeCue } from "./write-cue.ts";

const isThere = ["flac", "metaflac"].every((name) => spawnSync(name, ["--version"]).status === 0);

describe.skipIf(!isThere)("metaflac, a reader of somebody else's", () => {
  it("takes our sheet with its codes, and we read what it writes", () => {
    const folder = mkdtempSync(join(tmpdir(), "deadwax-cue-"));
    const run = (name: string, ...given: string[]) =>
      execFileSync(name, given, { cwd: folder, stdio: "pipe" });
    try {
      writeFileSync(join(folder, "a.raw"), Buffer.alloc(4 * 44_100 * 4));
      const raw = ["--endian=little", "--channels=2", "--bps=16", "--sample-rate=44100", "--sign=signed"];
      run("flac", "--silent", "--force-raw-format", ...raw, "a.raw");
      const image = { name: "a.flac", startsMs: [0, 1000, 2500] };
      const { value } = cueOfRelease(aReleaseCopy(), { medium: 1, image });
      writeFileSync(join(folder, "a.cue"), writeCue(value!).bytes);
      run("metaflac", "--import-cuesheet-from=a.cue", "a.flac");
      const back = readCue(run("metaflac", "--export-cuesheet-to=-", "a.flac")).value;
      expect(back?.catalog).toBe(value?.catalog);
      expect(back?.tracks.map(({ isrc, indexes }) => [isrc, indexes])).toEqual(
        value?.tracks.map(({ isrc, indexes }) => [isrc, indexes]),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
