/** Bad files, bad names, bad tags, bad arguments: what is wrong, where, what to do, and never a stack trace. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ran } from "../../apps/cli/src/testing/surroundings.ts";
import { openDesk } from "./testing/desk.ts";
import { makeMess, type Mess } from "./testing/mess.ts";
import { noise } from "./testing/sound.ts";

const STACK = /\n\s+at |\b(?:Type|Range|Syntax|Reference)?Error:|undefined|\[object/u;

/** A refusal that a person can act on. */
function expectRefusal({ code, stdout, stderr }: Ran, expected: number): void {
  expect(`${stdout}${stderr}`).not.toMatch(STACK);
  expect(stderr).toMatch(/^error\[[A-Z_]+\]: \S/u);
  expect(stderr).toMatch(/\nhint: \S/u);
  expect(code, stderr).toBe(expected);
}

interface AddedFile {
  readonly path: string;
  readonly outcome: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
}

describe("a folder full of bad files", () => {
  const desk = openDesk();
  let mess: Mess;
  let files: readonly AddedFile[];
  const fileNamed = (name: string): AddedFile | undefined =>
    files.find(({ path }) => path.normalize("NFC") === join(desk.path("mess"), name).normalize("NFC"));

  beforeAll(async () => {
    mess = makeMess(desk.path("mess"));
    await desk.run(["init", "--codes", "unknown"]);
  });
  afterAll(() => {
    desk.remove();
  });

  it("is read to the end, with exit code 1", async () => {
    const { code, document } = await desk.ask(["add", desk.path("mess")]);
    expect(code).toBe(1);
    files = document["files"] as AddedFile[];
    const why = new Map(
      (document["skippedPaths"] as { path: string; why: string }[]).map((one) => [one.path, one.why]),
    );
    expect(document["skipped"]).toMatchObject({ "broken-link": expect.any(Number) as number });
    expect([...why.values()]).not.toContain("");
  });

  it("says of each file that is none what is wrong, where, and what to do", () => {
    for (const name of mess.refused) {
      const file = fileNamed(name);
      expect([name, file?.outcome]).toEqual([name, "refused"]);
      expect(file?.error?.code).toMatch(/^[A-Z_]+$/u);
      expect(file?.error?.message).toContain(name);
      expect(file?.error?.hint).not.toBe("");
    }
  });

  it("takes in what is audio, whatever its name, its tags or its sizes say", () => {
    for (const name of mess.added) expect([name, fileNamed(name)?.outcome]).toEqual([name, "added"]);
  });

  it("shows names and tags without the escape sequences in them", async () => {
    for (const argv of [["list"], ["add", desk.path("mess")], ["doctor"], ["verify", "--all"]]) {
      const { stdout, stderr } = await desk.run(argv);
      expect(`${stdout}${stderr}`).not.toMatch(STACK);
      // eslint-disable-next-line no-control-regex -- what must not reach a terminal
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/u);
    }
  });

  it("changes nothing when it is read again", async () => {
    const before = await desk.ask(["history"]);
    await desk.run(["add", desk.path("mess")]);
    expect((await desk.ask(["history"])).document).toEqual(before.document);
  });

  it.each(["sheet.csv", "sheet.xlsx"])("comes through %s and back without a change", async (sheet) => {
    expect((await desk.run(["sheet", "export", sheet])).code).toBe(0);
    const { document } = await desk.ask(["sheet", "import", sheet]);
    expect(document).toMatchObject({ created: 0, changed: 0, failed: 0 });
  });

  it("can be approved, coded, embedded, exported and proven", async () => {
    await desk.run(["approve", "--all"]);
    const { document } = await desk.ask(["list"]);
    const recordings = document["recordings"] as { id: string }[];
    for (const [at, { id }] of recordings.entries()) {
      const isrc = `QZABC27${String(at).padStart(5, "0")}`;
      const { code, stderr } = await desk.run(["enter", isrc, id, "--source", "label"]);
      expect([id, code, stderr]).toEqual([id, 0, ""]);
    }
    const embedded = await desk.ask(["embed", "--all", "--to", desk.path("deliver")]);
    for (const refused of embedded.document["refused"] as { hint: string }[])
      expect(refused.hint).not.toBe("");
    const done = embedded.document["files"] as unknown[];
    expect(done.length).toBeGreaterThan(recordings.length / 2);
    expect((await desk.run(["export", desk.path("leave")])).code).toBe(0);
    expect((await desk.run(["import", desk.path("leave"), "--catalog", desk.path("again")])).code).toBe(0);
    expect((await desk.run(["history", "--verify"])).code).toBe(0);
  });
});

describe("bad arguments", () => {
  const desk = openDesk();
  beforeAll(async () => {
    await desk.run([
      "init",
      "--codes",
      "own-prefix",
      "--prefix",
      "AA-6Q7",
      "--registrant",
      "R",
      "--unused",
      "--demo",
    ]);
    await desk.run(["add", desk.write("music/Midnight Drive.wav", noise({ seed: 1, seconds: 1 }))]);
    await desk.run(["release", "add", "EP"]);
    desk.write("catalog/empty.csv", "");
    desk.write("catalog/header.csv", "ISRC,Title\n");
    desk.write("catalog/noise.xlsx", noise({ seed: 2, seconds: 60 }));
    desk.write("catalog/noise.csv", noise({ seed: 3, seconds: 60 }));
    desk.write("catalog/other.csv", "Colour,Weight\nred,12\n");
  });
  afterAll(() => {
    desk.remove();
  });

  it.each(
    (
      [
        ["add", "nowhere"],
        ["add", ""],
        ["attach", "nowhere.wav", "Midnight Drive"],
        ["attach", "Midnight Drive.wav", "Nobody Knows"],
        ["attach", "Midnight Drive.wav", "Midnight Drive", "--role", "remix"],
        ["approve"],
        ["approve", "Nobody Knows"],
        ["approve", "Midnight Drive", "--asset", "other.wav"],
        ["embed", "Midnight Drive"],
        ["embed", "Midnight Drive", "--to", "x", "--in-place"],
        ["embed", "Midnight Drive", "--to", "deliver"],
        ["enter", "QZ-ABC-26-1234", "Midnight Drive"],
        ["enter", "QZABC26I2345", "Midnight Drive"],
        ["enter", "", ""],
        ["enter", "QZ-ABC-26-12345", "Nobody Knows"],
        ["assign", "Midnight Drive", "--never-coded", "--we-control-it"],
        ["assign", "Midnight Drive", "--prefix", "ZZ-ZZZ", "--never-coded", "--we-control-it"],
        ["reserve", "Midnight Drive", "--block", "nobody's"],
        ["void", "AA-6Q7-26-99999", "--reason", "x"],
        ["void", "AA-6Q7-26-00000"],
        ["void", "nonsense", "--reason", "x"],
        ["resolve", "QZ-ABC-26-12345", "--refuse"],
        ["resolve", "nonsense", "--refuse", "--reason", "x"],
        ["set", "Midnight Drive"],
        ["set", "Midnight Drive", "colour=red"],
        ["set", "Midnight Drive", "title="],
        ["set", "Midnight Drive", "duration=three minutes"],
        ["set", "Midnight Drive", "first_published_on=2026-13"],
        ["set", "--kind", "release", "EP", "gtin=4050538793818"],
        ["credit", "Midnight Drive", "", "--role", "vocals"],
        ["work", "add", "Song", "--iswc", "T-1"],
        ["work", "link", "Nothing", "Midnight Drive"],
        ["release", "tracks", "LP", "Midnight Drive"],
        ["release", "order", "EP", "0", "--to", "1"],
        ["release", "order", "EP", "one", "--to", "1"],
        ["release", "show", "LP"],
        ["evidence", "Midnight Drive", "x", "--document", "nowhere.pdf"],
        ["evidence", "Midnight Drive", "x", "--share", "101"],
        ["merge", "Midnight Drive", "Midnight Drive", "--reason", "x"],
        ["split", "Midnight Drive", "--asset", "no.wav", "--how", "clean", "--reason", "x"],
        ["remove", "Nobody Knows", "--reason", "x"],
        ["registrant", "add", "R", "--time-zone", "Middle/Earth"],
        ["registrant", "add", "R2", "--territory", "Atlantis"],
        ["prefix", "add", "A-6Q7", "--registrant", "R", "--unused"],
        ["prefix", "add", "QZ-ABC", "--registrant", "Nobody", "--unused"],
        ["prefix", "add", "QZ-ABC", "--registrant", "R", "--range", "9-1"],
        ["prefix", "start", "AA-6Q7", "--last-used", "100000"],
        ["prefix", "start", "AA-6Q7", "--last-used", "QZ-ABC-26-00041"],
        ["prefix", "start", "AA-6Q7", "--last-used", "00041", "--unused"],
        ["prefix", "start", "AA-6Q7", "--year", "next", "--unused"],
        ["prefix", "mandate", "AA-6Q7", "--client", "Nobody", "--document", "x"],
        ["prefix", "close", "AA-6Q7", "--on", "someday"],
        ["block", "add", "AA-6Q7", "--range", "5-", "--name", "x"],
        ["block", "add", "QZ-ABC", "--range", "5-9", "--name", "x"],
        ["block", "delegate", "AA-6Q7", "--range", "99999-100000", "--to", "x"],
        ["instance", "copied", "--token", "DWB1"],
        ["instance", "restored"],
        ["sheet", "import", "nowhere.csv"],
        ["sheet", "import", "."],
        ["sheet", "import", "empty.csv"],
        ["sheet", "import", "noise.xlsx"],
        ["sheet", "import", "noise.csv"],
        ["sheet", "import", "other.csv"],
        ["sheet", "import", "header.csv", "--map", "nonsense"],
        ["sheet", "import", "header.csv", "--map", "ISRC=colour"],
        ["sheet", "import", "header.csv", "--map", "Colour=title"],
        ["sheet", "export", "sheet.pdf"],
        ["sheet", "export", "nowhere/sheet.csv"],
        ["sheet", "export", "empty.csv"],
        ["sheet", "codes", "nowhere.txt"],
        ["history", "--entry", "99999"],
        ["history", "Nobody Knows"],
        ["history", "--limit", "0"],
        ["undo", "abc"],
        ["undo", "1.5"],
        ["undo", "-1"],
        ["undo", "99999"],
        ["undo", "1"],
        ["show", ""],
        ["show", "Nobody Knows"],
        ["restore", "99"],
        ["restore", "nowhere"],
        ["import", "nowhere", "--catalog", "new"],
        ["export", "."],
        ["init"],
        ["frobnicate"],
        ["list", "--colour"],
        ["list", "--status", "sad"],
        ["list", "--catalog", "nowhere"],
        ["completion", "tcsh"],
      ] as const
    ).map((words): [readonly string[]] => [words]),
  )("are refused: deadwax %j", async (words) => {
    expectRefusal(await desk.run(words), 2);
    const { code, document } = await desk.ask(words);
    expect(code).toBe(2);
    expect(document).toMatchObject({
      schema: "deadwax.error/1",
      error: { code: expect.any(String) as string },
    });
  });

  it("leave no trace", async () => {
    const { document } = await desk.ask(["history", "--limit", "100"]);
    expect((document["entries"] as unknown[]).length).toBe(3);
    expect(existsSync(desk.path("catalog", "deliver"))).toBe(false);
  });

  it.skipIf(process.platform !== "linux")(
    "that name a folder where the system takes none are refused at once",
    async () => {
      await desk.run(["approve", "Midnight Drive"]);
      await desk.run(["enter", "QZ-ABC-26-12345", "Midnight Drive", "--source", "label"]);
      for (const words of [
        ["embed", "Midnight Drive", "--to", "/proc/deadwax"],
        ["init", "--codes", "unknown", "--catalog", "/proc/deadwax"],
        ["export", "/proc/deadwax/export"],
      ])
        expectRefusal(await desk.run(words), 3);
    },
  );

  it("of ten thousand characters, with NUL and half surrogates, are text like any other or refused", async () => {
    for (const title of ["L".repeat(10_000), "a\0b", "D\ud834", "\u202egnp", "line\nbreak", "  "]) {
      const ran = await desk.run(["set", "Midnight Drive", `notes=${title}`]);
      expect(`${ran.stdout}${ran.stderr}`).not.toMatch(STACK);
      expect([0, 2]).toContain(ran.code);
      expect((await desk.run(["show", "Midnight Drive"])).code).toBe(0);
    }
    expect((await desk.run(["history", "--verify"])).code).toBe(0);
  });

  it("pasted as codes are read line by line, and nothing fails", async () => {
    writeFileSync(desk.path("catalog", "paste.bin"), noise({ seed: 4, seconds: 500 }));
    const { code, document } = await desk.ask(["sheet", "codes", "paste.bin", "--accept", "certain"]);
    expect([0, 1, 2]).toContain(code);
    expect(document.schema).toMatch(/^deadwax\./u);
  });
});
