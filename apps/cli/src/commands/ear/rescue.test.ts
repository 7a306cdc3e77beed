import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rescue } from "@deadwax/catalog";
import { demoSession, renderSession } from "@deadwax/demo-song";
import { runWith } from "../../testing/surroundings.ts";

const cwd = mkdtempSync(join(tmpdir(), "deadwax-rescue-"));
const env = { XDG_STATE_HOME: join(cwd, "state") };
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

describe("deadwax rescue", () => {
  it("writes over no file that is not such a page", async () => {
    mkdirSync(join(cwd, "empty"), { recursive: true });
    writeFileSync(join(cwd, "rescue.html"), "mine");
    const refused = await runWith(["rescue", "empty"], { cwd, env });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("error[FILE_EXISTS]")]);
    expect(readFileSync(join(cwd, "rescue.html"), "utf8")).toBe("mine");
    rmSync(join(cwd, "rescue.html"));
  });

  it("replaces its own page, and says that there is no audio where there is none", async () => {
    expect((await runWith(["rescue", "empty"], { cwd, env })).code).toBe(0);
    const again = await runWith(["rescue", "empty"], { cwd, env });
    expect(again.code).toBe(0);
    expect(readFileSync(join(cwd, "rescue.html"), "utf8")).toContain("There is no audio in empty.");
  });

  it("refuses a folder that is not there, and a sheet that says nothing, before it listens", async () => {
    writeFileSync(join(cwd, "nothing.txt"), "hello\nworld\n");
    expect((await runWith(["rescue", "nowhere"], { cwd, env })).stderr).toContain("error[FILE_NOT_FOUND]");
    expect((await runWith(["rescue", "empty", "nothing.txt"], { cwd, env })).stderr).toContain(
      "error[SHEET_SAYS_NOTHING]",
    );
  });

  it("refuses a place where no page can be written before it looks for the folder", async () => {
    const nowhere = await runWith(["rescue", "nowhere", "--report", "missing/page.html"], { cwd, env });
    expect(nowhere.stderr).toMatch(/error\[FILE_NOT_FOUND\].*page\.html/u);
    const folder = await runWith(["rescue", "nowhere", "--report", "empty", "--force"], { cwd, env });
    expect(folder.stderr).toContain("error[FILE_IS_FOLDER]");
  });

  it("ends with 1 where a row of a sheet could not be read or a file not be heard, and its help says so", async () => {
    mkdirSync(join(cwd, "text"), { recursive: true });
    writeFileSync(join(cwd, "text", "lyrics.wav"), "la la la\n".repeat(20));
    writeFileSync(join(cwd, "good.csv"), "Track Title,ISRC\nDrive,US-S1Z-26-00011\n");
    writeFileSync(join(cwd, "bad.csv"), "Track Title,ISRC\nDrive,US-S1Z-26-0001\nAir,US-S1Z-26-00012\n");
    const codes = [];
    for (const words of [["empty", "good.csv"], ["empty", "bad.csv"], ["text"]])
      codes.push((await runWith(["rescue", ...words], { cwd, env })).code);
    expect(codes).toEqual([0, 1, 1]);
    const help = await runWith(["rescue", "--help"], { cwd, env });
    expect(help.stdout.replaceAll(/\s+/gu, " ")).toContain("Ends with 1 where a file could not be heard");
  });

  it("writes nothing in a dry run", async () => {
    const { code } = await runWith(["rescue", "empty", "--report", "dry.html", "--dry-run"], { cwd, env });
    expect([code, existsSync(join(cwd, "dry.html"))]).toEqual([0, false]);
  });
});

describe("deadwax rescue on the mess of the demo", () => {
  const mess = join(cwd, "mess");
  let rescue: Rescue;
  let exit: number;

  beforeAll(async () => {
    for (const { path, bytes } of renderSession({ seconds: 20 })) {
      mkdirSync(dirname(join(mess, path)), { recursive: true });
      writeFileSync(join(mess, path), bytes);
    }
    writeFileSync(
      join(cwd, "statement.csv"),
      "Artist,Track Title,ISRC,Duration\nThe Night Shift,Midnight Drive,US-S1Z-26-00011,0:20\nThe Night Shift,Morning After,US-S1Z-26-00013,3:12\n",
    );
    const ran = await runWith(["rescue", "mess", "statement.csv", "--json"], { cwd, env });
    exit = ran.code;
    rescue = JSON.parse(ran.stdout) as Rescue;
  }, 900_000);

  const recordings = () => [...rescue.families.flatMap((family) => family.recordings), ...rescue.strangers];
  const groupOf = (path: string): readonly string[] =>
    recordings()
      .find(({ files }) => files.some((file) => file.path === path))!
      .files.map((file) => file.path)
      .sort();

  it("puts files of one version together, and of different ones never", () => {
    const sounds = demoSession().filter((file) => file.kind === "audio");
    for (const { path, version } of sounds) {
      const same = sounds.filter((other) => other.version === version).map((other) => other.path);
      expect(groupOf(path)).toEqual(same.sort());
    }
  });

  it("proposes the studio master's samples as the final ones, and makes one family of the piece", () => {
    expect(rescue.families).toHaveLength(1);
    const [root] = rescue.families[0]!.recordings;
    expect(["Midnight Drive final2.wav", "Midnight Drive final USE THIS.wav"]).toContain(
      root!.files[0]!.path,
    );
    expect(rescue.strangers).toEqual([]);
  });

  it("asks about the remaster and the older mix, and about nothing else", () => {
    const asked = recordings().filter(({ verdict }) => verdict === "ask");
    expect(asked.map(({ id }) => id).sort()).toEqual([
      "Midnight Drive 2026 remaster.wav",
      "Midnight Drive final.wav",
    ]);
  });

  it("makes no recording of stems, of an empty file, of text", () => {
    const stems = [...rescue.families.flatMap((family) => family.stems), ...rescue.looseStems];
    expect(stems).toHaveLength(5);
    expect(rescue.unheard.map(({ path }) => path)).toEqual(["bounces/untitled.wav", "lyrics.wav"]);
    expect(exit).toBe(1);
  });

  it("gives the code of the sheet to the plain version, and misses the file of the other row", () => {
    const [root] = rescue.families[0]!.recordings;
    expect(root!.codes).toMatchObject([{ isrc: "USS1Z2600011", standing: "right" }]);
    expect(rescue.codes.map(({ code }) => code)).toEqual(["CODE_EXAMPLE", "CODE_WITHOUT_FILE"]);
  });
});
