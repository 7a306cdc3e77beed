import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildWav } from "@deadwax/audio/testing";
import { music, RATE } from "../../testing/music.ts";
import { runWith, type Ran } from "../../testing/surroundings.ts";

let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  await deadwax("init", "--name", "Test", "--codes", "distributor");
});
afterEach(() => rm(place, { recursive: true, force: true }));

function deadwax(...argv: readonly string[]): Promise<Ran> {
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  return runWith([...argv, "--catalog", join(place, "catalog")], { cwd: place, env, columns: 80 });
}

async function put(name: string, data: Buffer): Promise<void> {
  await writeFile(join(place, name), buildWav({ channels: 2, sampleRate: RATE, data }));
}

describe("what was proposed by ear", () => {
  it.skipIf(process.platform === "win32")(
    "is answered by lines that a person can paste into a shell as they stand",
    async () => {
      await put("Don't Stop.wav", music(1));
      await deadwax("add", "Don't Stop.wav");
      const folder = join("bounces from the studio, of the last week but one", "and the one before");
      await mkdir(join(place, folder), { recursive: true });
      await put(join(folder, "it's final $2.wav"), music(1, { loudness: 1.4 }));
      const { stdout } = await deadwax("add", folder);
      const pasted = stdout.split("\n").find((line) => line.includes("deadwax decide")) ?? "";
      // A shell takes it apart; the program gets what it would get.
      const script = `deadwax() { printf '%s\\n' "$@"; }\n${pasted.trim()}`;
      const words = execFileSync("sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n");
      expect(words).toEqual(["decide", join(folder, "it's final $2.wav"), "--same-as", "Don't Stop"]);
      const decided = await deadwax(...words, "--reason", "only louder");
      expect(decided.stdout).toContain("“it's final $2.wav” is “Don't Stop”");
    },
    60_000,
  );

  it("is named by its code where it has one, and by the end of its id where the title is not enough", async () => {
    await put("Coded.wav", music(3));
    await deadwax("add", "Coded.wav");
    await deadwax("enter", "QZ6Q72600001", "Coded", "--source", "distributor");
    await put("Twice.wav", music(4));
    await deadwax("add", "Twice.wav");
    await mkdir(join(place, "new"));
    await put(join("new", "coded.wav"), music(3, { loudness: 1.4 }));
    await put(join("new", "Twice.wav"), music(4, { loudness: 1.4 }));
    const { stdout } = await deadwax("add", "new");
    expect(stdout).toContain("deadwax decide new/coded.wav --same-as QZ-6Q7-26-00001\n");
    expect(stdout).toMatch(/deadwax decide new\/Twice\.wav --same-as [0-9a-f]{8}\n/u);
    expect(stdout).not.toMatch(/\b(?:FILE|RECORDING)\b/u);
  }, 60_000);
});
