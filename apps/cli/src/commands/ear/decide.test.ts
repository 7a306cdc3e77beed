import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildInfo, buildWav } from "@deadwax/audio/testing";
import { runWith, type Ran } from "../../testing/surroundings.ts";

const RATE = 22_050;
let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  await deadwax("init", "--name", "Test", "--codes", "unknown");
  await put("Midnight Drive.wav", 1);
  await deadwax("add", "Midnight Drive.wav");
});
afterEach(() => rm(place, { recursive: true, force: true }));

function deadwax(...argv: readonly string[]): Promise<Ran> {
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  return runWith([...argv, "--catalog", join(place, "catalog")], { cwd: place, env });
}

/** Six seconds of noise that is another one for every seed. */
async function put(name: string, seed: number, info: Readonly<Record<string, string>> = {}): Promise<void> {
  const data = Buffer.alloc(6 * RATE * 4);
  let state = seed;
  for (let at = 0; at < data.length; at += 2) {
    state = (state * 48_271) % 2_147_483_647;
    data.writeInt16LE(Math.round((state / 2_147_483_647 - 0.5) * 20_000), at);
  }
  const after = Object.keys(info).length === 0 ? [] : [buildInfo(info)];
  await writeFile(join(place, name), buildWav({ channels: 2, sampleRate: RATE, data, after }));
}

describe("deadwax decide", () => {
  it("reads a file in, files it with the recording it is, and tells the history", async () => {
    await put("remaster.wav", 2);
    const reason = ["--reason", "one technical pass"] as const;
    const decided = await deadwax("decide", "remaster.wav", "--same-as", "Midnight Drive", ...reason);
    expect(decided.code, decided.stderr).toBe(0);
    expect(decided.stdout).toContain("“remaster.wav” is “Midnight Drive”");
    expect(decided.stdout).toContain("deadwax undo takes it back.");
    const history = await deadwax("history");
    expect(history.stdout.replaceAll(/\s+/gu, " ")).toContain(
      "decided that “remaster.wav” is “Midnight Drive”: one technical pass",
    );
    expect((await deadwax("undo", "--yes")).code).toBe(0);
    const shown = await deadwax("show", "Midnight Drive", "--json");
    expect(JSON.parse(shown.stdout)).toHaveProperty("recording.assets.length", 1);
  });

  it("makes a recording of its own, and warns of one that has the name of the other", async () => {
    await put("edit.wav", 3);
    const words = ["decide", "edit.wav", "--new", "--from", "Midnight Drive", "--reason", "for the radio"];
    await deadwax("add", "edit.wav", "--match");
    const plain = await deadwax(...words, "--dry-run", "--json");
    expect(plain.code, plain.stderr).toBe(0);
    expect(JSON.parse(plain.stdout)).toMatchObject({
      schema: "deadwax.decide/1",
      ...{ isDryRun: true, answer: "new", isNewRecording: true, isMerged: false },
    });
    const named = await deadwax(...words, "--version-title", "Radio Edit");
    expect(named.stdout).toContain("“edit.wav” is a recording of its own, “Midnight Drive (Radio Edit)”");
    expect(named.stdout).not.toContain("It has the name of the one");
  });

  it("keeps that no code is due, also where there is nothing to listen to beside the file", async () => {
    await put("copy.wav", 1, { ICMT: "again" });
    const words = ["decide", "copy.wav", "--none", "--from", "Midnight Drive", "--reason", "a leftover"];
    const decided = await deadwax(...words);
    expect(decided.stdout).toContain("“copy.wav” needs no code");
    expect(decided.stdout).toContain("There was nothing to listen to beside it");
  });

  it("refuses without an answer where nobody can be asked, with two answers, and without a reason", async () => {
    await put("edit.wav", 3);
    const silent = await deadwax("decide", "edit.wav", "--from", "Midnight Drive");
    expect(silent.code).toBe(2);
    expect(silent.stderr).toContain("--same-as RECORDING, --new or --none");
    const both = await deadwax("decide", "edit.wav", "--new", "--none", "--reason", "x");
    expect(both.stderr).toContain("error[DECIDE_ONE_ANSWER]: --new and --none are different answers.");
    const why = await deadwax("decide", "edit.wav", "--none");
    expect(why.stderr).toContain("--reason TEXT");
  });

  it("names the place where there is neither such a file nor such a recording", async () => {
    const { code, stderr } = await deadwax("decide", "nowhere.wav", "--new", "--reason", "mine");
    expect([code, stderr]).toEqual([2, expect.stringContaining("error[DECIDE_WHAT]")]);
    expect(stderr).toContain(join(place, "nowhere.wav"));
  });
});
