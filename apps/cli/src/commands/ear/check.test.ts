import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildInfo, buildWav } from "@deadwax/audio/testing";
import { runWith, type Ran } from "../../testing/surroundings.ts";

const RATE = 22_050;
const NOTE_SECONDS = 0.3;
let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  await deadwax("init", "--name", "Test", "--codes", "distributor");
});
afterEach(() => rm(place, { recursive: true, force: true }));

function deadwax(...argv: readonly string[]): Promise<Ran> {
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  return runWith([...argv, "--catalog", join(place, "catalog")], { cwd: place, env });
}

/** Two voices of notes that another seed chooses otherwise, in both channels; `loudness` 1 peaks near −8 dBFS. */
function music(seed: number, { seconds = 24, loudness = 1 } = {}): Buffer {
  const data = Buffer.alloc(seconds * RATE * 4);
  for (let frame = 0; frame < seconds * RATE; frame += 1) {
    const note = Math.floor(frame / RATE / NOTE_SECONDS);
    const since = frame / RATE - note * NOTE_SECONDS;
    const shape = Math.sin((Math.PI * since) / NOTE_SECONDS);
    let sum = 0;
    for (const voice of [0, 1]) {
      const step = (Math.imul(note * 2 + voice + 1, 2_654_435_761) ^ Math.imul(seed, 40_503)) >>> 8;
      const frequency = 110 * (voice + 1) * 2 ** ((step % 24) / 12);
      for (const harmonic of [1, 2, 3])
        sum += Math.sin(2 * Math.PI * frequency * harmonic * since) / harmonic;
    }
    // Breath, so that there is something to hear between the notes, too.
    const noise = (Math.imul(frame + 7 * seed, 2_246_822_519) >>> 16) / 65_536 - 0.5;
    const sample = Math.round((sum * shape * 4000 + noise * 600) * loudness);
    data.writeInt16LE(sample, frame * 4);
    data.writeInt16LE(sample, frame * 4 + 2);
  }
  return data;
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
