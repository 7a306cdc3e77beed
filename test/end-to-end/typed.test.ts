/** What people type, and what they are told about it. */
import { mkdirSync, renameSync, rmdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk } from "./testing/desk.ts";

const desk = openDesk();
beforeAll(async () => {
  const prefix = ["--codes", "own-prefix", "--prefix", "AA6Q7", "--registrant", "Night Shift", "--unused"];
  expect((await desk.run(["init", "--demo", "--territory", "Sweden", ...prefix])).code).toBe(0);
});
afterAll(() => {
  desk.remove();
});

describe("a territory that is named at the beginning", () => {
  it("names the agency of the registrant that is made with it", async () => {
    const { document } = await desk.ask(["registrant", "list"]);
    expect(document["registrants"]).toMatchObject([{ registrant: { agency: "IFPI Sweden" } }]);
  });
});

describe("a folder where codes.log belongs", () => {
  it.each([["list"], ["doctor"], ["backup", "create"], ["undo"]])(
    "makes “%s” refuse with advice",
    async (...line) => {
      const path = desk.path("catalog", "codes.log");
      renameSync(path, desk.path("kept.log"));
      mkdirSync(path);
      try {
        const { code, stderr } = await desk.run(line);
        expect(code).toBe(3);
        expect(stderr).toContain(
          `error[STORE_FILE_IN_WAY]: “${path}” cannot be used: a folder is where a file belongs.`,
        );
        expect(stderr).toContain("hint: Move what lies there somewhere else");
      } finally {
        rmdirSync(path);
        renameSync(desk.path("kept.log"), path);
      }
    },
  );
});

describe("undo", () => {
  it.each(["abc", "99999", "1.5", "0", "-1", "1e1", " 1"])(
    "says of “%s” that the history has no such entry, and where the numbers are",
    async (entry) => {
      const { code, stderr } = await desk.run(["undo", entry]);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `error[HISTORY_ENTRY_UNKNOWN]: There is no entry “${entry}” in the history; its last one has the number 1.\n` +
          "hint: `deadwax history` shows the entries with their numbers.\n",
      );
    },
  );
});

describe("a party without a name", () => {
  it.each(["", "  "])("is refused as such: “%s”", async (name) => {
    const { code, stderr } = await desk.run(["party", "add", name]);
    expect(code).toBe(2);
    expect(stderr).toContain("error[NAME_EMPTY]: A party needs a name.");
    expect(stderr).not.toContain("--title");
  });
});

describe("an argument of 100,000 characters", () => {
  const LINES = [
    "LONG",
    "show LONG",
    "undo LONG",
    "list --LONG",
    "list --limit LONG",
    "enter LONG One",
    "prefix start LONG",
    "prefix start AA6Q7 --year LONG",
    "add LONG",
    "sheet import LONG",
    "sheet codes LONG",
    "export LONG",
  ];

  it.each(LINES)("is not echoed whole by a refusal: %s", async (line) => {
    const argv = line.split(" ").map((word) => word.replace("LONG", "x".repeat(100_000)));
    const { code, stderr } = await desk.run(argv);
    expect(code).toBeGreaterThan(1);
    expect(code).toBeLessThan(4);
    expect(stderr).toContain("…");
    expect(stderr.length).toBeLessThan(1000);
  });
});

describe("help", () => {
  it.each([
    ["deadwax", ["--json"]],
    ["deadwax", ["help", "--json"]],
    ["deadwax list", ["list", "--help", "--json"]],
    ["deadwax prefix", ["help", "prefix", "--json"]],
  ])("of “%s” is a document with --json", async (name, line) => {
    const { code, stdout, stderr } = await desk.run(line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ schema: "deadwax.help/1", name });
  });

  it("is found behind the flag that names a catalog", async () => {
    const { code, stdout } = await desk.run(["--catalog", "somewhere", "help", "list"]);
    expect(code).toBe(0);
    expect(stdout).toContain("deadwax list  Show recordings");
  });
});

describe("a credit of several works", () => {
  const line = [
    "credit",
    "One",
    "Mara Lind",
    "--role",
    "Composer",
    "--of",
    "work",
    "--and",
    "Two",
    "--and",
    "One",
  ];

  it("is one operation, also when it is taken back", async () => {
    for (const title of ["One", "Two"]) expect((await desk.run(["work", "add", title])).code).toBe(0);
    expect((await desk.run(line)).stdout).toBe("ok       Credited “Mara Lind” as composer of 2 works\n");
    expect((await desk.run([...line, "--remove"])).code).toBe(0);
    const { document } = await desk.ask(["history"]);
    expect(
      (document["entries"] as { sentence: string }[]).slice(0, 3).map(({ sentence }) => sentence),
    ).toEqual([
      "removed “Mara Lind” as composer of 2 works",
      "credited “Mara Lind” as composer of 2 works",
      "added the work “Two”",
    ]);
  });
});

describe("entering a code of one's own prefix", () => {
  it("tells before it is done how many numbers close with it", async () => {
    expect(
      (await desk.run(["sheet", "import", desk.write("one.csv", "Title\nOld Song\n"), "--yes"])).code,
    ).toBe(0);
    const year = String(new Date().getUTCFullYear()).slice(2);
    const line = ["enter", `AA6Q7${year}00041`, "Old Song", "--source", "label"];
    const dry = await desk.run([...line, "--dry-run"]);
    expect(dry.stdout).toContain("41 numbers below it would close with it: they may be in use, too.");
    expect((await desk.ask(line)).document).toMatchObject({ isNew: true, closes: 41 });
    expect((await desk.ask(line)).document).toMatchObject({ isNew: false, closes: 0 });
  });
});

describe("a page in a pipe", () => {
  const LONG = "The Long Band ".repeat(800).trim();

  it("has no line over 80 columns but for a word that is longer, and cuts cells, not documents", async () => {
    const path = desk.write(`${"deep-folder/".repeat(10)}one.csv`, `Title,Artist\nNew Song,${LONG}\n`);
    const env = { COLUMNS: "" };
    const lines = [
      ["sheet", "import", path, "--yes"],
      ...[["list"], ["show", "New Song"], ["history"], ["party", "list"], ["registrant", "list"], ["doctor"]],
      ...[["prefix", "show"], ["set", "--help"], ["--help"], ["help", "prefix"]],
    ];
    for (const line of lines) {
      const { stdout } = await desk.run(line, { env });
      expect(stdout).not.toBe("");
      const wide = stdout.split("\n").filter((text) => text.length > 80 && !text.includes(path));
      expect({ line, wide }).toEqual({ line, wide: [] });
    }
    const { stdout } = await desk.run(["list"], { env });
    expect(stdout).toMatch(/New Song +The Lon.*… /u);
    const { document } = await desk.ask(["list"]);
    expect(JSON.stringify(document)).toContain(LONG);
  });

  it("is as wide as COLUMNS says", async () => {
    const { stdout } = await desk.run(["list"], { env: { COLUMNS: "120" } });
    expect(Math.max(...stdout.split("\n").map((text) => text.length))).toBe(120);
  });
});
