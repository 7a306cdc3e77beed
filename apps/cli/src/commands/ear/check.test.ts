import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildInfo, buildWav } from "@deadwax/audio/testing";
import { sharedPostgresCluster } from "@deadwax/storage/testing";
import { music, RATE } from "../../testing/music.ts";
import { runWith, type Ran } from "../../testing/surroundings.ts";

let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  await deadwax("init", "--name", "Test", "--codes", "distributor");
});
afterEach(() => rm(place, { recursive: true, force: true }));

function deadwax(...argv: readonly string[]): Promise<Ran> {
  return deadwaxAt(join(place, "catalog"), ...argv);
}

function deadwaxAt(catalog: string, ...argv: readonly string[]): Promise<Ran> {
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  return runWith([...argv, "--catalog", catalog], { cwd: place, env });
}

async function put(name: string, data: Buffer, code?: string): Promise<void> {
  const after = code === undefined ? [] : [buildInfo({ ISRC: code })];
  await writeFile(join(place, name), buildWav({ channels: 2, sampleRate: RATE, data, after }));
}

describe("deadwax check", () => {
  it("finds the recording of a louder bounce by ear, says so in a line each, and names the code", async () => {
    await put("Midnight Drive.wav", music(1));
    await deadwax("add", "Midnight Drive.wav");
    const entered = await deadwax("enter", "QZ6Q72600001", "Midnight Drive", "--source", "distributor");
    expect(entered.code).toBe(0);
    await put("louder.wav", music(1, { loudness: 1.4 }));
    await put("copy.wav", music(1));
    await put("stranger.wav", music(2));
    const { code, stdout } = await deadwax("check", "copy.wav", "louder.wav", "stranger.wav");
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/^File +Verdict +Recording +Why +Code$/u);
    expect(lines[1]).toMatch(/^copy\.wav +the same +Midnight Drive +the same file/u);
    expect(lines[2]).toMatch(/^louder\.wav +the same +Midnight Drive +the same recording/u);
    expect(lines.slice(1, 3).every((line) => line.endsWith("QZ-6Q7-26-00001"))).toBe(true);
    expect(lines[3]).toMatch(/^stranger\.wav +new +nothing in the/u);
    expect(stdout).toContain("3 files: 2 of recordings that are here and 1 that need a code of their own.");
  }, 60_000);

  it("tells everything about one file, and what to answer about a stranger", async () => {
    await put("Midnight Drive.wav", music(1));
    await deadwax("add", "Midnight Drive.wav");
    const known = await deadwax("check", "Midnight Drive.wav");
    expect(known.stdout).toContain("It is the same recording: use the code it has.");
    expect(known.stdout).toMatch(/A is\s+“Midnight Drive, without a code”\./u);
    await put("other.wav", music(3));
    const { stdout } = await deadwax("check", "other.wav");
    expect(stdout).toContain("Nothing in the catalog is like “other.wav”.");
    expect(stdout).toContain("Has this recording ever had a code, from anyone?");
  }, 60_000);

  it("keeps the contract of its JSON, and ends with 1 only where a file was refused", async () => {
    await put("Midnight Drive.wav", music(1));
    await deadwax("add", "Midnight Drive.wav");
    const { code, stdout } = await deadwax("check", "Midnight Drive.wav", "--json");
    expect(code).toBe(0);
    const told: unknown = JSON.parse(stdout);
    expect(told).toMatchObject({
      schema: "deadwax.check/1",
      files: [
        {
          file: join(place, "Midnight Drive.wav"),
          verdict: "reuse",
          candidates: [{ relation: "identical-file", verdict: "reuse", title: "Midnight Drive", codes: [] }],
          questions: [],
          issues: [],
          error: null,
        },
      ],
      unheardRecordings: 0,
      isInterrupted: false,
    });
    await writeFile(join(place, "broken.wav"), "text");
    const refused = await deadwax("check", "broken.wav");
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("is not an audio file");
  }, 60_000);
});

describe("deadwax check where there is nothing", () => {
  it("says where it looked, and ends with 0", async () => {
    await mkdir(join(place, "empty"));
    const { code, stdout } = await deadwax("check", "empty");
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain(`There is no audio in ${join(place, "empty")}.`);
  });
});

const cluster = await sharedPostgresCluster();

describe.skipIf("skipped" in cluster)("deadwax check beside a catalog in PostgreSQL", () => {
  if ("skipped" in cluster) {
    it(`skipped: ${cluster.skipped}`);
    return;
  }
  afterAll(() => cluster.stop());

  it("finds the recording of a louder bounce by ear, too", async () => {
    const address = await cluster.createDatabase();
    await deadwaxAt(address, "init", "--name", "Test", "--codes", "unknown");
    await put("Midnight Drive.wav", music(1));
    await deadwaxAt(address, "add", "Midnight Drive.wav");
    await put("louder.wav", music(1, { loudness: 1.4 }));
    const { stdout, stderr } = await deadwaxAt(address, "check", "louder.wav", "--json");
    expect(JSON.parse(stdout), stderr).toMatchObject({
      files: [{ verdict: "reuse", candidates: [{ title: "Midnight Drive", relation: "format" }] }],
      unheardRecordings: 0,
    });
  }, 60_000);
});
