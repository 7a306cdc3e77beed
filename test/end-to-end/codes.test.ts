/** Own prefix, managed prefix, copies and restores: who may issue a code, as commands tell it. */
import { cpSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "./testing/desk.ts";
import { noise } from "./testing/sound.ts";

const OURS = ["--codes", "own-prefix", "--prefix", "AA-6Q7", "--registrant", "Night Shift Records"];
const DECLARED = ["--never-coded", "--we-control-it"];

async function begin(desk: Desk): Promise<void> {
  await desk.run(["init", ...OURS, "--unused", "--time-zone", "Europe/Berlin", "--demo"]);
}

async function addApproved(desk: Desk, title: string, seed: number): Promise<void> {
  const file = desk.write(`music/${title}.wav`, noise({ seed, seconds: 3 }));
  expect((await desk.run(["add", file])).code).toBe(0);
  expect((await desk.run(["approve", title])).code).toBe(0);
}

function assignedIn(document: Readonly<Record<string, unknown>>): readonly string[] {
  expect(JSON.stringify(document)).toContain("deadwax.assign/1");
  return (document["assigned"] as { isrc: string }[]).map(({ isrc }) => isrc);
}

const year = String(new Date().getFullYear() % 100).padStart(2, "0");

describe("a first code from one's own prefix", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("takes four commands, and no work, release or label", async () => {
    await begin(desk);
    await addApproved(desk, "Midnight Drive", 1);
    const { code, document } = await desk.ask(["assign", "Midnight Drive", ...DECLARED]);
    expect(code).toBe(0);
    const isrcs = assignedIn(document);
    expect(isrcs).toHaveLength(1);
    expect(isrcs[0]).toMatch(new RegExp(`^AA6Q7${year}\\d{5}$`, "u"));
    for (const list of ["work", "release"]) {
      const listed = await desk.ask([list, "list"]);
      expect(Object.values(listed.document).find(Array.isArray)).toEqual([]);
    }
  });

  it("is refused without an approved master, and says which command approves", async () => {
    await desk.run(["add", desk.write("music/Paper Moon.wav", noise({ seed: 2, seconds: 3 }))]);
    const { code, stderr } = await desk.run(["assign", "Paper Moon", ...DECLARED]);
    expect(code).toBe(2);
    expect(stderr).toContain("deadwax approve");
  });

  it("is refused without the two declarations", async () => {
    await desk.run(["approve", "Paper Moon"]);
    const { code, stderr } = await desk.run(["assign", "Paper Moon"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--never-coded");
  });

  it("shows no number in a dry run, and spends none", async () => {
    const { code, stdout } = await desk.run(["assign", "Paper Moon", ...DECLARED, "--dry-run"]);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/AA-?6Q7-?\d{2}-?\d{5}/u);
    const assigned = await desk.ask(["assign", "Paper Moon", ...DECLARED]);
    expect(assignedIn(assigned.document)).toEqual([`AA6Q7${year}00001`]);
  });

  it("is spent for ever when the assignment is undone", async () => {
    expect((await desk.run(["undo"])).code).toBe(0);
    const again = await desk.ask(["assign", "Paper Moon", ...DECLARED]);
    expect(assignedIn(again.document)).toEqual([`AA6Q7${year}00002`]);
    const story = await desk.run(["show", `AA-6Q7-${year}-00001`]);
    expect(story.stdout).toContain("void");
  });

  it("is of the block when the block is named, and of no block otherwise", async () => {
    await desk.run(["block", "add", "AA-6Q7", "--range", "10000-19999", "--name", "remixes"]);
    await addApproved(desk, "Midnight Drive (Remix)", 3);
    await addApproved(desk, "Harbour Lights", 4);
    const remix = await desk.ask(["assign", "Midnight Drive (Remix)", "--block", "remixes", ...DECLARED]);
    expect(assignedIn(remix.document)).toEqual([`AA6Q7${year}10000`]);
    const plain = await desk.ask(["assign", "Harbour Lights", ...DECLARED]);
    expect(assignedIn(plain.document)).toEqual([`AA6Q7${year}00003`]);
  });
});

describe("a managed prefix", () => {
  const desk = openDesk();
  beforeAll(async () => {
    await desk.run(["init", "--codes", "unknown", "--demo"]);
    await desk.run(["registrant", "add", "Code Bureau"]);
    await desk.run([
      "prefix",
      "add",
      "AA-6Q7",
      "--registrant",
      "Code Bureau",
      "--control",
      "managed",
      "--unused",
    ]);
    await desk.run(["party", "add", "Blue Room Records", "--organization"]);
    await addApproved(desk, "Blue", 5);
    await desk.run(["set", "Blue", "owner=Blue Room Records"]);
  });
  afterAll(() => {
    desk.remove();
  });

  it("serves nobody without a mandate", async () => {
    const { code, stderr } = await desk.run(["assign", "Blue", ...DECLARED]);
    expect(code).toBe(2);
    expect(stderr).toContain("deadwax prefix mandate");
  });

  it("serves the client whose mandate is in force", async () => {
    const mandate = ["--client", "Blue Room Records", "--document", "contract-2026-03.pdf"];
    expect((await desk.run(["prefix", "mandate", "AA-6Q7", ...mandate])).code).toBe(0);
    const { code, document } = await desk.ask(["assign", "Blue", ...DECLARED]);
    expect(code).toBe(0);
    expect(assignedIn(document)).toEqual([`AA6Q7${year}00000`]);
  });
});

describe("a copied catalog", () => {
  const desk = openDesk();
  beforeAll(async () => {
    await begin(desk);
    await addApproved(desk, "Midnight Drive", 6);
    await addApproved(desk, "Paper Moon", 7);
    await desk.run(["assign", "Midnight Drive", ...DECLARED]);
    cpSync(desk.path("catalog"), desk.path("copy"), { recursive: true });
  });
  afterAll(() => {
    desk.remove();
  });

  it("issues nothing, and says what to say about it", async () => {
    const { code, stderr } = await desk.run(["assign", "Paper Moon", ...DECLARED], { at: "copy" });
    expect(code).toBe(2);
    expect(stderr).toContain("deadwax instance");
    expect((await desk.run(["instance", "show"], { at: "copy" })).code).toBe(1);
  });

  it("goes on with the block that the original gave it, and the original never takes from that block", async () => {
    const given = await desk.ask(["block", "delegate", "AA-6Q7", "--range", "50000-50009", "--to", "laptop"]);
    const token = String(given.document["token"]);
    expect((await desk.run(["instance", "copied", "--token", token], { at: "copy" })).code).toBe(0);
    const there = await desk.ask(["assign", "Paper Moon", ...DECLARED], { at: "copy" });
    expect(assignedIn(there.document)).toEqual([`AA6Q7${year}50000`]);
    const here = await desk.ask(["assign", "Paper Moon", ...DECLARED]);
    expect(assignedIn(here.document)).toEqual([`AA6Q7${year}00001`]);
    const refused = await desk.run(["assign", "Paper Moon", "--block", "laptop", ...DECLARED]);
    expect(refused.code).toBe(2);
  });

  it("takes no other catalog's token", async () => {
    const { code, stderr } = await desk.run(["instance", "copied", "--token", "DWB1.AA6Q7.1-9.x"], {
      at: "copy",
    });
    expect(code).toBe(2);
    expect(stderr).toContain("hint:");
  });
});

describe("a restored catalog", () => {
  const desk = openDesk();
  afterAll(() => {
    desk.remove();
  });

  it("issues nothing until a person says what was issued since, and then goes on above all of it", async () => {
    await begin(desk);
    await addApproved(desk, "Midnight Drive", 8);
    await addApproved(desk, "Paper Moon", 9);
    expect((await desk.run(["backup", "create"])).code).toBe(0);
    const spent = await desk.ask(["assign", "Midnight Drive", ...DECLARED]);
    expect(assignedIn(spent.document)).toEqual([`AA6Q7${year}00000`]);
    expect((await desk.run(["restore", "1", "--yes"])).code).toBe(0);
    expect((await desk.run(["assign", "Paper Moon", ...DECLARED])).code).toBe(2);
    expect((await desk.run(["instance", "restored", "--nothing-since"])).code).toBe(0);
    const after = await desk.ask(["assign", "Paper Moon", ...DECLARED]);
    // Number 0 is in codes.log, which the restore kept: it is never given again, whatever the person said.
    expect(assignedIn(after.document)).toEqual([`AA6Q7${year}00001`]);
  });

  it("closes everything up to the last number known", async () => {
    const { document } = await desk.ask(["backup", "list"]);
    // The state before the first restore was set aside and is in the list, too; the oldest is the one to go back to.
    const oldest = (document["backups"] as unknown[]).length;
    await desk.run(["restore", String(oldest), "--yes"]);
    const last = `AA-6Q7-${year}-00412`;
    expect((await desk.run(["instance", "restored", "--last", last])).code).toBe(0);
    const after = await desk.ask(["assign", "Midnight Drive", ...DECLARED]);
    expect(after).toMatchObject({ code: 0, document: { schema: "deadwax.assign/1" } });
    expect(assignedIn(after.document)).toEqual([`AA6Q7${year}00413`]);
  });
});
