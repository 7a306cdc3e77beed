/** What people type, and what they are told about it. */
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
