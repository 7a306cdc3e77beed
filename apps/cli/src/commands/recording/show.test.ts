import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildWav } from "@deadwax/audio/testing";
import { runWith } from "../../testing/surroundings.ts";

const RATE = 48_000;
let place = "";

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "deadwax-test-"));
  await deadwax("init", "--name", "Test", "--codes", "unknown");
});
afterEach(() => rm(place, { recursive: true, force: true }));

async function deadwax(...argv: readonly string[]): Promise<string> {
  const catalog = join(place, "catalog");
  const env = { XDG_STATE_HOME: join(place, "state"), DEADWAX_ACTOR: "Ada" };
  const { code, stdout, stderr } = await runWith([...argv, "--catalog", catalog], { cwd: place, env });
  if (code > 1) throw new Error(stdout + stderr);
  return stdout;
}

/** A 24-bit stereo WAV of a tone in 16 bits on both sides: silent, then louder every second. */
function wav(tone: {
  readonly silentSeconds: number;
  readonly seconds: number;
  readonly sign: 1 | -1;
}): Uint8Array {
  const { silentSeconds, seconds, sign } = tone;
  const frames = (silentSeconds + seconds) * RATE;
  const data = Buffer.alloc(frames * 6);
  for (let frame = silentSeconds * RATE; frame < frames; frame += 1) {
    const loudness = (Math.floor(frame / RATE) - silentSeconds + 1) / seconds;
    const sample = Math.round(8000 * loudness * Math.sin((frame * 997 * 2 * Math.PI) / RATE)) * 256;
    data.writeIntLE(sample, frame * 6, 3);
    data.writeIntLE(sign * sample, frame * 6 + 3, 3);
  }
  return buildWav({ width: 3, channels: 2, sampleRate: RATE, data });
}

it("shows how the audio sounds, and only what is worth a word", async () => {
  await writeFile(join(place, "Tone.wav"), wav({ silentSeconds: 4, seconds: 4, sign: 1 }));
  await deadwax("add", "Tone.wav");
  const page = await deadwax("show", "Tone");
  expect(page).toMatch(/^Heard +Tone\.wav$/mu);
  expect(page).toMatch(/^ +▁{40}▄{8}▇{8}█{8}$/mu);
  expect(page).toMatch(/^Loudness +-1\d\.\d LUFS integrated, \d+\.\d LU range, -12\.\d dBTP$/mu);
  expect(page).toMatch(/^Channels +mono, stored 2 times$/mu);
  expect(page).toMatch(/^Bits +16 of 24 bits in use$/mu);
  expect(page).toContain("It begins with 4.0 s of silence.");
  expect(page).not.toMatch(/DC offset|clipped/u);
});

it("says the same in JSON, and of any file", async () => {
  await writeFile(join(place, "Tone.wav"), wav({ silentSeconds: 0, seconds: 2, sign: 1 }));
  await writeFile(join(place, "Other.wav"), wav({ silentSeconds: 0, seconds: 1, sign: -1 }));
  await deadwax("add", "Tone.wav", "Other.wav");
  await deadwax("merge", "Tone", "Other", "--reason", "for the test");
  const show = async (...more: readonly string[]) =>
    JSON.parse(await deadwax("show", "Tone", "--json", ...more)) as Record<string, unknown>;
  expect((await show())["heard"]).toBeNull();
  const { heard, recording } = await show("--asset", "Other.wav");
  expect(heard).toMatchObject({
    file: "Other.wav",
    channels: 2,
    bitDepth: 24,
    sound: { usedBits: 16, isMonoSumSilent: true, clipping: { runs: 0 } },
  });
  expect((heard as { outline: readonly number[] }).outline).toHaveLength(64);
  expect(recording).toMatchObject({
    assets: [{ issues: [] }, { issues: [{ code: "SOUND_MONO_SILENT", severity: "warning" }] }],
  });
});

it("draws nothing where no outline is kept, and its folder is no place where audio is looked for", async () => {
  await writeFile(join(place, "Tone.wav"), wav({ silentSeconds: 0, seconds: 1, sign: 1 }));
  await deadwax("add", "Tone.wav", "--dry-run");
  expect(await readdir(join(place, "catalog"))).not.toContain("waveforms");
  await deadwax("add", ".");
  const outlines = join(place, "catalog", "waveforms");
  expect(await readdir(outlines)).toEqual(["dwa1"]);
  const again = JSON.parse(await deadwax("add", ".", "--json")) as {
    readonly files: readonly { path: string }[];
  };
  expect(again.files.filter(({ path }) => path.includes("waveforms"))).toEqual([]);
  await rm(outlines, { recursive: true });
  expect(await deadwax("show", "Tone")).toMatch(/^Heard +Tone\.wav\nLoudness/mu);
});
