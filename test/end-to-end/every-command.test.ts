/** Every command of the table, in an order in which one can follow the other: held back, then for real, then as history. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isGroup, type Command, type CommandEntry } from "../../apps/cli/src/command/command.ts";
import { COMMANDS } from "../../apps/cli/src/commands/table.ts";
import { openDesk } from "./testing/desk.ts";
import { noise } from "./testing/sound.ts";

const desk = openDesk();
const year = String(new Date().getUTCFullYear()).slice(2);

interface Step {
  readonly line: readonly string[] | (() => readonly string[]);
  /** The sentence in the history, or its sentences, newest first. Left out where nothing is to be there. */
  readonly tells?: string | RegExp | readonly string[];
  /** The refusal of a dry run that could not say what would happen. */
  readonly heldBack?: string;
  /** The history is that of the other catalog. */
  readonly isCopyOf?: string;
  /** The catalog that is worked on: a folder of the desk. */
  readonly at?: string;
  /** 1 where there is something to look at. */
  readonly code?: number;
  /** What is to be done by hand first. */
  readonly first?: () => void;
}

let token = "";
const OURS = ["--codes", "own-prefix", "--prefix", "AA6Q7", "--registrant", "Night Shift", "--unused"];

const STEPS: Readonly<Record<string, Step>> = {
  init: { line: ["--demo", "--name", "Walk", ...OURS], tells: "began the catalog “Walk”" },
  demo: { line: [desk.path("demo"), "--seconds", "4"] },
  add: { line: [desk.path("in")], tells: "added 4 files" },
  list: { line: ["bus", "--status", "draft"], code: 0 },
  attach: {
    line: [desk.path("Rough.wav"), "Night Bus", "--role", "reference"],
    tells: ["attached “Rough.wav” to “Night Bus”", "added 1 file"],
    heldBack: "ATTACH_DRY_RUN",
  },
  approve: { line: ["Night Bus"], tells: "approved “Night Bus.wav” as the master of “Night Bus”" },
  reserve: { line: ["Paper Moon"], tells: `reserved AA-6Q7-${year}-00000 for “Paper Moon”` },
  void: {
    line: [`AA6Q7${year}00000`, "--reason", "not needed"],
    tells: `made AA-6Q7-${year}-00000 void: not needed`,
  },
  assign: {
    line: ["Night Bus", "--never-coded", "--we-control-it"],
    tells: `assigned AA-6Q7-${year}-00001 to “Night Bus”`,
  },
  resolve: {
    line: ["QZABC2600007", "--refuse", "--reason", "a template"],
    tells: "refused QZ-ABC-26-00007, which was found: a template",
  },
  enter: {
    line: ["QZABC2600001", "Harbour", "--source", "label", "--by", "Moon"],
    tells: "entered QZ-ABC-26-00001 for “Harbour”, given by Moon",
  },
  embed: {
    line: ["Night Bus", "--to", desk.path("deliver")],
    tells: "wrote the tags of “Night Bus” into “Night Bus.wav”",
  },
  verify: { line: ["Night Bus"], code: 1 },
  rescue: { line: [desk.path("in"), "--report", desk.path("rescue.html")] },
  compare: { line: [desk.path("in/Night Bus.wav"), desk.path("Rough.wav")] },
  check: { line: [desk.path("Rough.wav")] },
  decide: {
    line: [desk.path("Rough.wav"), "--none", "--reason", "only for us"],
    tells: "decided that “Rough.wav” needs no code: only for us",
  },
  show: { line: ["Night Bus"] },
  set: { line: ["Night Bus", "label=Moon"], tells: "set label of “Night Bus”" },
  credit: {
    line: ["Night Bus", "Mara Lind", "--role", "vocals"],
    tells: "credited “Mara Lind” as vocals of “Night Bus”",
  },
  "party add": { line: ["Blue Room", "--organization"], tells: "added the party “Blue Room”" },
  "party list": { line: [] },
  "party erase": { line: ["Mara Lind", "--yes"], tells: "erased the personal values of a party" },
  "work add": { line: ["Bus Song"], tells: "added the work “Bus Song”" },
  "work link": {
    line: ["Bus Song", "Night Bus"],
    tells: "said that “Night Bus” embodies the work “Bus Song”",
  },
  "work list": { line: [] },
  "release add": { line: ["First Light"], tells: "added the release “First Light”" },
  "release tracks": {
    line: ["First Light", "Night Bus", "Harbour"],
    tells: "put 2 recordings on “First Light”",
  },
  "release order": {
    line: ["First Light", "2", "--to", "1"],
    tells: "changed the order of “First Light”",
  },
  "release show": { line: ["First Light"], code: 1 },
  "release list": { line: [] },
  evidence: {
    line: ["Night Bus", "recorded by us"],
    tells: "kept evidence for “Night Bus”: recorded by us",
  },
  merge: {
    line: ["Paper Moon", "Paper Boat", "--reason", "one take"],
    tells: "merged 1 recording into “Paper Moon”: one take",
  },
  split: {
    line: ["Night Bus", "--asset", "Rough.wav", "--title", "Rough", "--how", "edit", "--reason", "cut"],
    tells: "made “Rough” a recording of its own: cut",
  },
  remove: { line: ["Rough", "--reason", "a sketch"], tells: "removed the recording “Rough”: a sketch" },
  "registrant add": { line: ["Other House"], tells: "recorded “Other House” as a registrant" },
  "registrant list": { line: [] },
  "prefix add": {
    line: ["AA6Q8", "--registrant", "Other House", "--control", "managed"],
    tells: "recorded the managed prefix AA-6Q8",
  },
  "prefix start": {
    line: ["aa6q8", "--last-used", "41"],
    tells: `said that AA-6Q8 goes on at 00042 in 20${year}`,
  },
  "prefix mandate": {
    line: ["AA6Q8", "--client", "Blue Room", "--document", "letter.pdf"],
    tells: "recorded the mandate of “Blue Room” for AA-6Q8",
  },
  "prefix close": { line: ["AA6Q8", "--on", "2098-12-31"], tells: "closed AA-6Q8 from 2098-12-31 on" },
  "prefix show": { line: [] },
  "block add": {
    line: ["AA6Q7", "--range", "10000-10999", "--name", "remixes"],
    tells: "set 10000-10999 of AA-6Q7 aside as “remixes”",
  },
  "block delegate": {
    line: ["AA6Q7", "--range", "20000-20999", "--to", "Studio B"],
    tells: "gave 20000-20999 of AA-6Q7 to “Studio B”",
  },
  "block list": { line: [] },
  "instance show": { line: [] },
  "instance copied": {
    first: () => {
      cpSync(desk.path("catalog"), desk.path("copied"), { recursive: true });
    },
    at: "copied",
    line: () => ["--token", token],
    tells: "said that this is a copy, with blocks of its own",
  },
  "sheet export": { line: [desk.path("out.csv")] },
  "sheet import": { line: [desk.path("new.csv")], tells: "imported “new.csv”: 1 row" },
  reconcile: { line: [desk.path("new.csv")] },
  "sheet codes": {
    line: [desk.path("codes.txt"), "--source", "distributor", "--accept", "likely"],
    tells: "entered 1 code given by codes.txt",
  },
  undo: { line: [], tells: /undid entry \d+: entered 1 code given by codes.txt$/u },
  history: { line: ["Night Bus"] },
  "backup create": { line: [] },
  "backup list": { line: [] },
  restore: { line: ["1", "--to", desk.path("put-back")] },
  export: { line: [desk.path("export")] },
  import: { at: "imported", line: [desk.path("export")], isCopyOf: "catalog" },
  doctor: { line: [], code: 1 },
  completion: { line: ["bash"] },
  "instance moved": {
    first: () => {
      renameSync(desk.path("catalog"), desk.path("moved"));
    },
    at: "moved",
    line: ["--yes"],
    tells: `said that the catalog moved to “${desk.path("moved")}”`,
  },
  "instance restored": {
    at: "put-back",
    line: ["--nothing-since", "--yes"],
    tells: "said that this catalog was restored, and what was issued last",
  },
};

interface Leaf {
  readonly name: string;
  readonly command: Command;
}

async function leaves(entries: readonly CommandEntry[], parent = ""): Promise<readonly Leaf[]> {
  const found: Leaf[] = [];
  for (const entry of entries) {
    const [name, command] = [`${parent}${entry.name}`, await entry.load()];
    found.push(...(isGroup(command) ? await leaves(command.subcommands, `${name} `) : [{ name, command }]));
  }
  return found;
}

const commands = await leaves(COMMANDS.flatMap((section) => section.commands));

/** Rows of every table, the last link of the history, and codes.log: what may not change when nothing is written. */
function stateOf(at: string): unknown {
  const file = desk.path(at, "catalog.sqlite");
  if (!existsSync(file)) return "there is no catalog";
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table' order by 1").all();
    const counts = tables.map(({ name }) => [
      name,
      database.prepare(`select count(*) as rows from "${String(name)}"`).get()?.["rows"],
    ]);
    const last = database.prepare("select * from operation order by sequence desc limit 1").get();
    return { counts, last: { ...last }, log: readFileSync(join(desk.path(at), "codes.log"), "utf8") };
  } finally {
    database.close();
  }
}

interface Entry {
  readonly sequence: number;
  readonly actor: string;
  readonly sentence: string;
}

async function history(at: string): Promise<readonly Entry[]> {
  if (!existsSync(desk.path(at, "catalog.sqlite"))) return [];
  const { document } = await desk.ask(["history", "--limit", "1000"], { at });
  return document["entries"] as readonly Entry[];
}

beforeAll(() => {
  const files = ["in/Night Bus", "in/Harbour", "in/Paper Moon", "in/Paper Boat", "Rough"];
  for (const [seed, file] of files.entries()) {
    const code = file === "in/Harbour" ? { TSRC: "QZABC2600007" } : {};
    desk.write(`${file}.wav`, noise({ seed, seconds: 3, id3: { TIT2: basename(file), ...code } }));
  }
  desk.write("new.csv", "Title,Artist\nOld Song,Ada Night\n");
  desk.write("codes.txt", "Old Song QZ-ABC-26-00055\n");
  mkdirSync(desk.path("imported"));
});
afterAll(() => {
  desk.remove();
});

async function toldBy({ tells, isCopyOf }: Step): Promise<readonly unknown[]> {
  if (isCopyOf !== undefined)
    return (await history(isCopyOf)).map(({ actor, sentence }) => `${actor}: ${sentence}`);
  if (tells === undefined) return [];
  if (tells instanceof RegExp) return [expect.stringMatching(tells) as string];
  return [tells].flat().map((sentence) => `Ada: ${sentence}`);
}

describe("the table of commands", () => {
  it("has no command that is not run here", () => {
    expect(commands.map(({ name }) => name).toSorted()).toEqual(Object.keys(STEPS).toSorted());
  });
});

describe.each(Object.entries(STEPS))("%s", (name, step) => {
  const { line, at = "catalog", code = 0, first } = step;
  const argv = (): readonly string[] => [...name.split(" "), ...(typeof line === "function" ? line() : line)];
  const command = commands.find((leaf) => leaf.name === name)?.command;

  it("changes nothing when it is held back", async () => {
    first?.();
    const before = stateOf(at);
    const held = await desk.ask([...argv(), "--dry-run"], { at });
    const refusal = command?.writes === true ? step.heldBack : "COMMAND_WRITES_NOTHING";
    const error = held.document["error"] as { readonly code: string } | undefined;
    expect(error?.code).toBe(refusal);
    expect(stateOf(at)).toEqual(before);
  });

  it("answers with one document, and the history has its sentence and no other", async () => {
    const before = stateOf(at);
    const known = new Set((await history(at)).map(({ sequence }) => sequence));
    const done = await desk.run([...argv(), "--json"], { at });
    const document = JSON.parse(done.stdout) as { schema: string; token?: string; error?: object };
    expect({ ...done, stdout: document.error }).toEqual({ code, stderr: "", stdout: undefined });
    expect(done.stdout).toMatch(/^\{.*\}\n$/su);
    expect(document.schema).toMatch(/^deadwax\.[a-z]+(?:\.[a-z]+)*\/\d+$/u);
    expect(done.stdout).not.toContain("undefined");
    token = document.token ?? token;
    const entries = (await history(at)).filter(({ sequence }) => !known.has(sequence));
    expect(entries.map(({ actor, sentence }) => `${actor}: ${sentence}`)).toEqual(await toldBy(step));
    if (command?.writes !== true) expect(stateOf(at)).toEqual(before);
  });

  it("has an example in its help", async () => {
    const { stdout } = await desk.run(["help", ...name.split(" ")]);
    expect(stdout).toMatch(new RegExp(`^Examples\n  \\$ .*deadwax ${name}`, "mu"));
  });
});
