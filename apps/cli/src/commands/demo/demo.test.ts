import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWith, type Ran } from "../../testing/surroundings.ts";
import type { Story } from "./story.ts";

const cwd = mkdtempSync(join(tmpdir(), "deadwax-demo-test-"));
const folder = join(cwd, "deadwax-demo");
let first: Ran;
let second: Ran;
let again: Ran;
let story: Story;

beforeAll(async () => {
  first = await runWith(["demo", "--seconds", "4", "--json"], { cwd });
  story = (JSON.parse(first.stdout) as { story: Story }).story;
  writeFileSync(join(folder, "mine.txt"), "not of the demo");
  second = await runWith(["demo", "--seconds", "4"], { cwd });
  again = await runWith(["demo", "--seconds", "4", "--force"], { cwd, columns: 80 });
}, 240_000);

afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

describe("deadwax demo", () => {
  it("ends well, with one document and nothing else", () => {
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(JSON.parse(first.stdout)).toMatchObject({ schema: "deadwax.demo/1", folder, seconds: 4 });
  });

  it("hears which files are one audio, and says which are none", () => {
    const { heard, proposed, stems, sameAudio, refused, notAudio } = story.listening;
    expect([heard, proposed, stems.length, notAudio]).toEqual([18, 12, 5, ["notes.txt"]]);
    expect(sameAudio.map(({ files }) => files)).toEqual([
      ["Midnight Drive final USE THIS.wav", "Midnight Drive final2.wav"],
    ]);
    expect(refused.map(({ file, why }) => `${file} ${why}`)).toEqual([
      "bounces/untitled.wav is empty: it has 0 bytes.",
      "lyrics.wav is not an audio file: it seems to be text.",
    ]);
  });

  it("gives every approved recording but the distributor's a code of the documentation prefix", () => {
    expect(story.codes.void.isrc).toMatch(/^AA6Q7\d\d00000$/u);
    expect(story.codes.assigned.map(({ isrc }) => isrc.slice(-5))).toEqual([
      ...["00001", "00002", "00003", "00004", "00005", "00006", "00007"],
    ]);
    expect(story.entered.isrc).toBe("USS1Z2500417");
    expect(story.codes.rehearsed).toMatch(/^AA-6Q7-\d\d-·····$/u);
  });

  it("is refused what must not be: a guess, a second code, a code without a master", () => {
    expect(story.approvals.refused.code).toBe("APPROVE_SEVERAL");
    expect(story.codes.refused.map(({ code }) => code)).toEqual([
      "ASSIGN_HAS_CODE",
      "ASSIGN_HAS_CODE",
      "ASSIGN_NOT_APPROVED",
    ]);
  });

  it("says of deliveries that nobody heard them", () => {
    expect(story.approvals.deliveries.map(({ audio }) => audio)).toEqual(["not-heard", "not-heard"]);
  });

  it("writes tags that other readers confirm, adding chunks and taking none away", () => {
    expect(story.embedding.files).toHaveLength(8);
    for (const { isVerified, confirmed, chunksBefore, chunksAfter } of story.embedding.files) {
      expect(isVerified).toBe(true);
      expect(new Set(confirmed.map(({ reader }) => reader)).size).toBeGreaterThan(1);
      expect(chunksAfter.filter((id) => chunksBefore.includes(id))).toEqual(chunksBefore);
    }
  });

  it("writes two sheets that read back equal", () => {
    expect(story.sheets.map(({ file, rows, differences }) => [file, rows, differences])).toEqual([
      ["master-sheet.xlsx", 10, []],
      ["master-sheet.csv", 10, []],
    ]);
    expect(readFileSync(join(folder, "master-sheet.csv"), "utf8")).toContain(story.codes.assigned[0]!.isrc);
  });

  it("proves its history, and hears one changed sample", () => {
    const { isValid, ledgerRows, codesLog, changedSample } = story.proof;
    expect([isValid, ledgerRows, codesLog.length]).toEqual([true, 9, 9]);
    expect(codesLog.map(({ event }) => event).slice(0, 3)).toEqual(["assigned", "void", "assigned"]);
    expect(changedSample.before).not.toBe(changedSample.after);
  });

  it("leaves a catalog that goes on", async () => {
    const listed = await runWith(["list", "--catalog", join(folder, "catalog"), "--json"], { cwd });
    expect(listed.code).toBe(0);
    const env = { COLUMNS: "200" };
    const verified = await runWith(["verify", "--all", "--catalog", join(folder, "catalog")], { cwd, env });
    expect(verified.stdout).toContain("Midnight Drive (Radio Edit).wav: the approved audio, tags agree");
  });
});

describe("the folder of a demo", () => {
  it("is not replaced unasked", () => {
    expect(second.code).toBe(2);
    expect(second.stderr).toContain("error[DEMO_EXISTS]");
    expect(second.stderr).toContain("--force");
  });

  it("is replaced with --force, and what else lies there stays", () => {
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, "mine.txt"), "utf8")).toBe("not of the demo");
  });

  it("is not taken from somebody else", async () => {
    const taken = join(cwd, "taken");
    await runWith(["demo", taken, "--dry-run"], { cwd });
    expect(existsSync(taken)).toBe(false);
    writeFileSync(taken, "a file");
    expect((await runWith(["demo", taken, "--force"], { cwd })).stderr).toContain("error[FILE_EXISTS]");
    const refused = await runWith(["demo", cwd, "--force"], { cwd });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("error[DEMO_FOLDER_TAKEN]")]);
    expect(readFileSync(taken, "utf8")).toBe("a file");
  });
});

describe("the page of the demo", () => {
  const plain = (): string => stripVTControlCharacters(again.stdout);

  it("tells ten steps, and what to try", () => {
    const titles = [...plain().matchAll(/^(\d+) {2}\w/gmu)].map(([, number]) => Number(number));
    expect(titles.filter((number, at) => number === at + 1).slice(0, 10)).toHaveLength(10);
    expect(plain()).toContain('deadwax show "Midnight Drive (Radio Edit)" --catalog deadwax-demo/catalog');
  });

  it("fits 80 columns", () => {
    const wide = plain()
      .split("\n")
      .filter((line) => line.length > 80);
    expect(wide).toEqual([]);
  });

  it("shows what was measured this time: the same codes, the same audio", () => {
    for (const { isrc } of story.codes.assigned) {
      const shown = `${isrc.slice(0, 2)}-${isrc.slice(2, 5)}-${isrc.slice(5, 7)}-${isrc.slice(7)}`;
      expect(plain()).toContain(shown);
    }
    expect(plain()).toContain(story.embedding.files[0]!.audioHash.slice(0, 36));
    expect(plain()).toContain(story.proof.changedSample.after.slice(0, 24));
  });
});

describe("other programs", () => {
  const programs = [
    ["exiftool", (path: string) => ["-s3", "-ISRC", path]],
    ["mutagen-inspect", (path: string) => [path]],
  ] as const;

  it.each(programs)("see the code with %s", (program, parameters) => {
    const path = join(folder, "deliver", "Midnight Drive (Radio Edit).wav");
    const read = spawnSync(program, parameters(path), { encoding: "utf8" });
    if (read.error !== undefined) {
      process.stderr.write(`skipped: there is no ${program} here\n`);
      return;
    }
    expect(read.stdout).toContain(story.codes.assigned[1]!.isrc);
  });
});
