import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildInfo, buildWav } from "@deadwax/audio/testing";
import { runWith, type Ran } from "../../testing/surroundings.ts";

const RATE = 22_050;
let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
});
afterEach(() => rm(place, { recursive: true, force: true }));

function deadwax(...argv: readonly string[]): Promise<Ran> {
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  return runWith(argv, { cwd: place, env });
}

/** Eight seconds of noise that is another one for every seed; 0 is silence. */
function noise(seed: number): Buffer {
  const data = Buffer.alloc(8 * RATE * 4);
  let state = seed;
  for (let at = 0; at < data.length; at += 2) {
    state = (state * 48_271) % 2_147_483_647;
    data.writeInt16LE(Math.round((state / 2_147_483_647 - 0.5) * (seed === 0 ? 0 : 20_000)), at);
  }
  return data;
}

async function put(name: string, seed: number, code?: string): Promise<void> {
  const after = code === undefined ? [] : [buildInfo({ ISRC: code })];
  const data = seed === 0 ? Buffer.alloc(8 * RATE * 4) : noise(seed);
  await writeFile(join(place, name), buildWav({ channels: 2, sampleRate: RATE, data, after }));
}

describe("deadwax compare", () => {
  it("needs no catalog, and says in the first line what to do", async () => {
    await put("a.wav", 1);
    await put("b.wav", 1, "USRC17607839");
    const { code, stdout } = await deadwax("compare", "a.wav", "b.wav");
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe("ok       It is the same recording: use the code it has.");
    expect(stdout).toContain("B, “b.wav”, is the same audio, sample for sample. A is “a.wav”.");
    expect(stdout).toContain("What the rules say");
    expect(stdout).not.toContain("deadwax decide");
  });

  it("keeps the contract of its JSON", async () => {
    await put("a.wav", 1);
    await put("b.wav", 1);
    const { code, stdout } = await deadwax("compare", "a.wav", "b.wav", "--json", "--agency", "ppl");
    const told: unknown = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(told).toMatchObject({
      schema: "deadwax.compare/1",
      verdict: "reuse",
      relation: "identical-file",
      facts: [],
      questions: [],
      contradictions: [],
      heardClaims: [],
      stretches: [{ aStart: 0, aEnd: 8, bStart: 0, bEnd: 8 }],
      duration: { a: 8, b: 8 },
      files: { a: { name: "a.wav", container: "wav" }, b: { name: "b.wav" } },
      report: null,
    });
    expect(told).toHaveProperty("rules.0.authority", "PPL");
  });

  it("never takes other noise for the same recording", async () => {
    await put("a.wav", 1);
    await put("b.wav", 2);
    const { code, stdout } = await deadwax("compare", "a.wav", "b.wav", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).not.toMatchObject({ verdict: "reuse" });
  });

  it("asks what silence is, with help and answers", async () => {
    await put("a.wav", 0);
    await put("b.wav", 0, "USRC17607839");
    const { code, stdout } = await deadwax("compare", "a.wav", "b.wav");
    expect(code).toBe(0);
    expect(stdout).toContain("question The rules leave this to a person: answer the question.");
    expect(stdout).toContain("Do you know what this is?");
    expect(stdout).toContain("there is no sound above −60 dBFS");
  });

  it("writes a page, and none over a file that is there", async () => {
    await put("a.wav", 1);
    await put("b.wav", 1, "USRC17607839");
    const pair = ["compare", "a.wav", "b.wav", "--report", "out.html"] as const;
    expect((await deadwax(...pair, "--dry-run")).stdout).toContain(`Would write ${join(place, "out.html")}`);
    await expect(readFile(join(place, "out.html"))).rejects.toMatchObject({ code: "ENOENT" });
    expect((await deadwax(...pair)).stdout).toContain(`Wrote ${join(place, "out.html")}`);
    const page = await readFile(join(place, "out.html"), "utf8");
    expect(page).toContain("It is the same recording: use the code it has.");
    expect(page).toContain('class="wave"');
    const again = await deadwax(...pair);
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain("error[FILE_EXISTS]");
    expect((await deadwax(...pair, "--force")).code).toBe(0);
  });

  it("refuses to compare a file with itself, by whatever name, and a word that is empty", async () => {
    await put("a.wav", 1);
    await symlink(join(place, "a.wav"), join(place, "link.wav"));
    for (const other of ["a.wav", "./a.wav", "link.wav"]) {
      const { code, stderr } = await deadwax("compare", "a.wav", other);
      expect([code, stderr]).toEqual([2, expect.stringContaining("error[COMPARE_SAME_FILE]")]);
      expect(stderr).toContain("a.wav");
    }
    expect((await deadwax("compare", "a.wav", "")).stderr).toContain("error[FILE_NOT_FOUND]");
  });

  it("refuses a file that is not there, and one that is no audio", async () => {
    await put("a.wav", 1);
    await writeFile(join(place, "b.txt"), "words");
    expect((await deadwax("compare", "a.wav", "none.wav")).stderr).toContain("error[FILE_NOT_FOUND]");
    expect((await deadwax("compare", "a.wav", "b.txt")).stderr).toContain("error[AUDIO_NOT_AUDIO]");
  });
});
