/** Other people's programs read what we wrote, and hear the same audio in it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { carryOut, isInstalled, judge } from "../flac/testing.ts";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { planOggTags, readOggAudio } from "./index.ts";
import { isWellNumbered, listPackets } from "./testing.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});
const at = (name: string): string => folder.write(name, "");
const CODE = "AA6Q72600001";
const PLAN = { isrc: CODE, title: "Nächte 夜", artists: ["Alpha", "Beta"], versionTitle: "Live", label: "L" };
const DATA = join(import.meta.dirname, "../../../../../shared/data/audio-tags");
const FRAMES = 44_100 * 3 + 777;

function make(name: string, encoder: readonly string[], extra: readonly string[] = []): string {
  const path = at(name);
  const sine = `aevalsrc=0.4*sin(2500*t*t)|0.3*sin(900*t):sample_rate=44100,atrim=end_sample=${FRAMES}`;
  const tags = ["-metadata", "TITLE=Old", "-metadata", "COMMENT=kept"];
  judge("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", sine, ...encoder, ...tags, ...extra, path]);
  return path;
}

interface Tagged {
  readonly target: string;
  readonly isInPlace: boolean;
  readonly shift: number;
  readonly frames: number | null;
}

async function tagFile(path: string, plan = PLAN): Promise<Tagged> {
  const source = openBytesSource(readFileSync(path));
  const audio = await readOggAudio(source);
  const { pieces, isInPlace, shift } = await planOggTags(source, audio, plan);
  const target = `${path}.tagged.${path.split(".").at(-1) ?? "ogg"}`;
  const written = await carryOut(source, pieces());
  writeFileSync(target, written);
  const [before, after] = [await listPackets(source), await listPackets(openBytesSource(written))];
  expect(after.length).toBe(before.length);
  expect(after.filter((line, index) => line !== before[index]).length).toBe(1);
  expect(await isWellNumbered(openBytesSource(written))).toBe(true);
  return { target, isInPlace, shift, frames: audio.frames };
}

function expectAgreement(path: string, target: string): void {
  const decode = (file: string): string =>
    judge("ffmpeg", ["-v", "error", "-xerror", "-i", file, "-map", "0:a", "-f", "md5", "-"]);
  expect(decode(target)).toBe(decode(path));
  const tags = judge("ffprobe", ["-v", "error", "-show_entries", "stream_tags:format_tags", target]);
  for (const text of [CODE, "Nächte 夜", "Alpha", "Beta", "Live", "kept"]) expect(tags).toContain(text);
}

const ENCODERS: readonly (readonly [string, readonly string[]])[] = [
  ["vorbis.ogg", ["-c:a", "libvorbis"]],
  ["opus.opus", ["-c:a", "libopus"]],
  ["flac.oga", ["-c:a", "flac"]],
];

describe.skipIf(!isInstalled("ffmpeg"))("files that were tagged, as ffmpeg sees them", () => {
  it.each(ENCODERS)("are whole and sound the same: %s", async (name, encoder) => {
    const path = make(name, encoder);
    const { target, shift } = await tagFile(path);
    expect(shift).toBe(0);
    expectAgreement(path, target);
    // Once more, with a picture's worth of text, so that pages are renumbered.
    const large = await tagFile(target, { ...PLAN, title: `Nächte 夜${"x".repeat(400_000)}` });
    expect(large.shift).toBeGreaterThan(3);
    expectAgreement(path, large.target);
  });

  it.each(ENCODERS)("have the length that was encoded: %s", async (name, encoder) => {
    const { frames } = await tagFile(make(`length-${name}`, encoder));
    const isOpus = name.startsWith("opus");
    expect(frames).toBe(isOpus ? Math.ceil((FRAMES * 48_000) / 44_100) : FRAMES);
  });

  it("have the length of what is left when the beginning of a Vorbis stream was cut away", async () => {
    const whole = make("whole.ogg", ["-c:a", "libvorbis"]);
    const bytes = readFileSync(whole);
    const starts: number[] = [];
    for (let next = bytes.indexOf("OggS"); next >= 0; next = bytes.indexOf("OggS", next + 1))
      starts.push(next);
    // Without the first page of audio; the decoder needs one packet to start again.
    const cut = Buffer.concat([bytes.subarray(0, starts[2]), bytes.subarray(starts[3])]);
    const { frames } = await readOggAudio(openBytesSource(cut));
    const path = at("cut.ogg");
    writeFileSync(path, cut);
    const sound = judge("ffmpeg", [
      "-v",
      "quiet",
      "-y",
      "-i",
      path,
      "-f",
      "s16le",
      "-ac",
      "1",
      at("cut.raw"),
    ]);
    expect(sound).toBe("");
    expect(frames).toBe(readFileSync(join(path, "../cut.raw")).length / 2);
  });

  it.each(ENCODERS)("are read by mutagen, values in their order: %s", async (name, encoder) => {
    const { target } = await tagFile(make(`mutagen-${name}`, encoder));
    const tags = mutagenTags(target);
    // Python may be there without mutagen.
    if (tags === null) return;
    expect(tags).toMatch(/artist=Alpha\nartist=Beta/iu);
    expect(tags).toContain(`ISRC=${CODE}`);
  });

  it("keep the room that mutagen leaves, and change in place", async () => {
    const path = make("room.opus", ["-c:a", "libopus"]);
    const add = "import sys, mutagen; f = mutagen.File(sys.argv[1]); f['x'] = 'y'; f.save()";
    try {
      judge("/usr/bin/python3", ["-c", add, path]);
    } catch {
      return;
    }
    const { isInPlace, target } = await tagFile(path);
    expect(isInPlace).toBe(true);
    expectAgreement(path, target);
  });
});

describe.skipIf(!isInstalled("flac"))("files that flac made in Ogg", () => {
  it("pass its own test, with every block as it was", async () => {
    const path = at("own.oga");
    const raw = folder.write("own.raw", Buffer.alloc(200_000, "some sound"));
    const format = ["--endian=little", "--sign=signed", "--channels=2", "--bps=16", "--sample-rate=44100"];
    judge("flac", ["-s", "-f", "--ogg", "--force-raw-format", ...format, "-T", "TITLE=Old", "-o", path, raw]);
    const { target } = await tagFile(path);
    judge("flac", ["--totally-silent", "-t", target]);
    judge("flac", [
      "--totally-silent",
      "-t",
      (await tagFile(path, { ...PLAN, title: "x".repeat(200_000) })).target,
    ]);
  });
});

describe.skipIf(!existsSync(DATA))("files from elsewhere", () => {
  const names = existsSync(DATA) ? readdirSync(DATA).filter((name) => /\.(?:ogg|oga|opus)$/u.test(name)) : [];

  it.each(names)("%s is tagged without losing a packet", async (name) => {
    const path = at(name);
    writeFileSync(path, readFileSync(join(DATA, name)));
    const { target } = await tagFile(path);
    expect(readFileSync(target).includes(`ISRC=${CODE}`)).toBe(true);
  });
});

function mutagenTags(path: string): string | null {
  try {
    return judge("/usr/bin/python3", [
      "-c",
      "import sys, mutagen; print(mutagen.File(sys.argv[1]).pprint())",
      path,
    ]);
  } catch {
    return null;
  }
}
