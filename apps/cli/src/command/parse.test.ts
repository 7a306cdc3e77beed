import { CatalogError } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { EXAMPLE_SECTIONS } from "../testing/example-command.ts";
import { readRequest } from "./request.ts";

const entries = EXAMPLE_SECTIONS.flatMap(({ commands }) => commands);

async function parsed(line: readonly string[]) {
  const request = await readRequest(line, entries);
  if (request.kind !== "command") throw new Error(`asked for ${request.kind}`);
  return request;
}

async function refusal(line: readonly string[]): Promise<string> {
  try {
    await readRequest(line, entries);
  } catch (thrown) {
    if (thrown instanceof CatalogError) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return "nothing refused";
}

const NOTHING_TYPED = {
  mode: "stereo",
  speed: undefined,
  artist: [],
  cutOn: undefined,
  explicit: undefined,
  loud: false,
  plant: undefined,
};

describe("a command line that can be read", () => {
  it.each<[readonly string[], object]>([
    [["press", "A"], {}],
    [["stamp", "A"], {}],
    [["press", "A", "--mode", "mono"], { mode: "mono" }],
    [["press", "--mode=mono", "A"], { mode: "mono" }],
    [["press", "A", "--speed", "33"], { speed: 33 }],
    [["press", "A", "-s", "33"], { speed: 33 }],
    [["press", "A", "-s33"], { speed: 33 }],
    [["press", "A", "-s=33"], { speed: 33 }],
    [["press", "A", "-ls33"], { loud: true, speed: 33 }],
    [["press", "A", "--artist", "Ann", "-a", "Bo", "--artist=Ann"], { artist: ["Ann", "Bo", "Ann"] }],
    [["press", "A", "--cut-on", "2026-03"], { cutOn: "2026-03" }],
    [["press", "A", "--explicit"], { explicit: true }],
    [["press", "A", "--no-explicit"], { explicit: false }],
    [["press", "A", "--loud", "--no-loud"], { loud: false }],
    [["press", "A", "--plant="], { plant: "" }],
    [["press", "A", "--plant=--json"], { plant: "--json" }],
    [["press", "A", "--plant", "a=b"], { plant: "a=b" }],
    [["press", "A", "--mode", "mono", "--mode", "mono"], { mode: "mono" }],
  ])("reads the flags of %j", async (line, expected) => {
    expect((await parsed(line)).input.flags).toEqual({ ...NOTHING_TYPED, ...expected });
  });

  it.each<[readonly string[], object]>([
    [["press", "A"], { title: "A", sideFile: [] }],
    [["press", "A", "1.wav", "2.wav"], { title: "A", sideFile: ["1.wav", "2.wav"] }],
    [["press", "-", "-5"], { title: "-", sideFile: ["-5"] }],
    [["press", "--", "-x", "--json", "--"], { title: "-x", sideFile: ["--json", "--"] }],
    [["press", ""], { title: "", sideFile: [] }],
  ])("reads the arguments of %j", async (line, expected) => {
    expect((await parsed(line)).input.positionals).toEqual(expected);
  });

  it.each<[readonly string[]]>([
    [["--json", "-q", "--catalog", "there", "press", "A", "--yes", "--dry-run"]],
    [["press", "--catalog=there", "A", "-qy", "--json", "--dry-run"]],
    [["--dry-run", "press", "-yq", "--json", "--catalog", "there", "A"]],
  ])("understands the flags of every command anywhere in %j", async (line) => {
    expect((await parsed(line)).globals).toMatchObject({
      catalog: "there",
      json: true,
      quiet: true,
      yes: true,
      dryRun: true,
      color: undefined,
    });
  });

  it("follows words down to the subcommand, with flags in between", async () => {
    const { name, input, globals } = await parsed(["plant", "--json", "ship", "--to", "Porto"]);
    expect(name).toBe("deadwax plant ship");
    expect(input.flags).toEqual({ to: "Porto" });
    expect(globals.json).toBe(true);
  });
});

describe("a command line that is refused", () => {
  it.each<[readonly string[], string]>([
    [["pres"], "COMMAND_UNKNOWN: There is no command “pres”; the nearest is deadwax press."],
    [
      ["plant", "shop"],
      "COMMAND_UNKNOWN: There is no command “plant shop”; the nearest is deadwax plant ship.",
    ],
    [["qqqqqq"], "COMMAND_UNKNOWN: There is no command “qqqqqq”."],
    [["plant"], "COMMAND_INCOMPLETE: “deadwax plant” needs to know what to do: ship, list."],
    [["--jsn"], "COMMAND_FLAG_UNKNOWN: “deadwax” has no flag “--jsn”; the nearest is --json."],
    [
      ["press", "A", "--moed", "mono"],
      "COMMAND_FLAG_UNKNOWN: “deadwax press” has no flag “--moed”; the nearest is --mode.",
    ],
    [["press", "A", "-x"], "COMMAND_FLAG_UNKNOWN: “deadwax press” has no flag “-x”."],
    [["press", "A", "-lx"], "COMMAND_FLAG_UNKNOWN: “deadwax press” has no flag “-lx”."],
    [["press", "A", "--mode"], "COMMAND_FLAG_WITHOUT_VALUE: --mode needs a value: --mode MODE."],
    [["press", "A", "--mode", "--json"], "COMMAND_FLAG_WITHOUT_VALUE: --mode needs a value: --mode MODE."],
    [
      ["press", "A", "--loud=yes"],
      "COMMAND_FLAG_WITH_VALUE: --loud is on or off and takes no value, but got “yes”.",
    ],
    [
      ["press", "A", "--plant", "a", "--plant", "b"],
      "COMMAND_FLAG_TWICE: --plant takes one value, but got “a” and “b”.",
    ],
    [
      ["press", "A", "--mode", "steroe"],
      "COMMAND_VALUE_NOT_A_CHOICE: --mode got “steroe”; it can be stereo, mono; the nearest is stereo.",
    ],
    [
      ["press", "A", "--speed", "fast"],
      "COMMAND_VALUE_NOT_A_NUMBER: --speed got “fast”, where a whole number from 16 to 78 is expected.",
    ],
    [
      ["press", "A", "--speed", "33.5"],
      "COMMAND_VALUE_NOT_A_NUMBER: --speed got “33.5”, where a whole number from 16 to 78 is expected.",
    ],
    [
      ["press", "A", "--speed", "1e1"],
      "COMMAND_VALUE_NOT_A_NUMBER: --speed got “1e1”, where a whole number from 16 to 78 is expected.",
    ],
    [
      ["press", "A", "--cut-on", "14/03/26"],
      "COMMAND_VALUE_NOT_A_DATE: --cut-on got “14/03/26”, which is not a date.",
    ],
    [["press"], "COMMAND_ARGUMENT_MISSING: “deadwax press” needs TITLE."],
    [["plant", "ship"], "COMMAND_FLAG_MISSING: “deadwax plant ship” needs --to PLACE."],
    [
      ["plant", "list", "all"],
      "COMMAND_ARGUMENT_EXTRA: “deadwax plant list” does not know what to do with “all”; it is written deadwax plant list.",
    ],
    [
      ["plant", "list", "--dry-run"],
      "COMMAND_WRITES_NOTHING: “deadwax plant list” writes nothing, so there is nothing for --dry-run to hold back.",
    ],
  ])("says what is wrong with %j", async (line, expected) => {
    expect(await refusal(line)).toBe(expected);
  });
});

describe("help and version", () => {
  it.each<[readonly string[], string]>([
    [[], "deadwax"],
    [["--help"], "deadwax"],
    [["help"], "deadwax"],
    [["help", "plant", "ship"], "deadwax plant ship"],
    [["plant", "ship", "-h"], "deadwax plant ship"],
    [["plant", "--help"], "deadwax plant"],
    [["press", "--nonsense", "--help"], "deadwax press"],
    [["--no-color", "help", "press"], "deadwax press"],
    [["--catalog", "x", "help"], "deadwax"],
    [["--catalog", "help", "help", "press"], "deadwax press"],
  ])("%j asks for help", async (line, name) => {
    expect(await readRequest(line, entries)).toMatchObject({ kind: "help", found: { name } });
  });

  it("does not take what stands behind -- for a flag", async () => {
    expect((await parsed(["press", "--", "--help"])).input.positionals).toEqual({
      title: "--help",
      sideFile: [],
    });
  });

  it("gives the version whatever else is said", async () => {
    expect(await readRequest(["nonsense", "--version"], entries)).toEqual({ kind: "version" });
  });
});
