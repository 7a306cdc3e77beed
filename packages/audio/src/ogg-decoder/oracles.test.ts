/** Files of libvorbis and libopus, decoded here and by ffmpeg. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { afterAll, describe, expect, it } from "vitest";
import { collect, decodeWithFfmpeg, residual } from "../decoding/testing.ts";
import { isInstalled, judge } from "../flac/testing.ts";
import { readOggAudio, type OggAudio } from "../ogg/index.ts";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { decodeOpus, decodeVorbis, hashOgg } from "./index.ts";
import { listPages, sealPage } from "./testing.ts";

const DATA = join(import.meta.dirname, "../../../../../shared/data/audio-tags");
const PYTHON = "/usr/bin/python3";
const hasFfmpeg = isInstalled("ffmpeg");
const hasMutagen = spawnSync(PYTHON, ["-c", "import mutagen"]).status === 0;
const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

interface Decoded {
  readonly audio: OggAudio;
  readonly samples: Float64Array;
  readonly frames: number;
  readonly issues: readonly Issue[];
}

async function decode(bytes: Uint8Array): Promise<Decoded> {
  const source = openBytesSource(bytes);
  const audio = await readOggAudio(source);
  const decoding = audio.codec.name === "opus" ? decodeOpus(source, audio) : decodeVorbis(source, audio);
  const samples = await collect(decoding);
  return { audio, samples, frames: samples.length / audio.channels, issues: decoding.issues() };
}

const decodeFile = (path: string): Promise<Decoded> => decode(readFileSync(path));

async function hash(bytes: Uint8Array): Promise<string | null> {
  const source = openBytesSource(bytes);
  return (await hashOgg(source, await readOggAudio(source))).hash;
}

/** A tone of its own in each channel, and noise, of so many frames. */
function encode(name: string, frames: number, ...options: readonly string[]): string {
  const path = folder.write(name, "");
  const [rate = "44100", channels = "2"] = ["-ar", "-ac"].map((option) =>
    options.includes(option) ? options[options.indexOf(option) + 1] : undefined,
  );
  const tones = Array.from(
    { length: Number(channels) },
    (_, channel) => `0.3*sin(${400 + channel * 333}*t*(1+t))+0.05*random(${channel})`,
  );
  const layout = { 3: "3.0", 4: "quad", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1" }[channels];
  const sound = `aevalsrc=${tones.join("|")}:s=${rate}${layout === undefined ? "" : `:c=${layout}`}`;
  const input = ["-f", "lavfi", "-i", `${sound},atrim=end_sample=${frames}`];
  judge("ffmpeg", ["-v", "error", "-y", ...input, ...options, path]);
  return path;
}

const VORBIS = ["-c:a", "libvorbis", "-q:a", "4"] as const;
const OPUS = ["-c:a", "libopus", "-b:a", "128k", "-ar", "48000"] as const;

describe.skipIf(!hasFfmpeg)("decoding Vorbis", () => {
  it.each([
    ["stereo", [...VORBIS]],
    ["mono", [...VORBIS, "-ac", "1"]],
    ["low rate", [...VORBIS, "-ar", "22050"]],
    ["high quality", ["-c:a", "libvorbis", "-q:a", "9", "-ar", "48000"]],
    ["3.0", [...VORBIS, "-ac", "3"]],
    ["quad", [...VORBIS, "-ac", "4"]],
    ["5.0", [...VORBIS, "-ac", "5"]],
    ["5.1", [...VORBIS, "-ac", "6"]],
    ["6.1", [...VORBIS, "-ac", "7"]],
    ["7.1", [...VORBIS, "-ac", "8"]],
  ])("gives the length and the samples that ffmpeg gives: %s", async (name, options) => {
    for (const length of [30_077, 500]) {
      const path = encode(`${name.replaceAll(/\W/gu, "")}${length}.ogg`, length, ...options);
      const { samples, frames, issues } = await decodeFile(path);
      expect(issues).toEqual([]);
      expect(frames).toBe(length);
      // In a file of one page of audio ffmpeg leaves on what the last position cuts off; libvorbis does not.
      const theirs = decodeWithFfmpeg(path).subarray(0, samples.length);
      expect(theirs.length).toBe(samples.length);
      expect(residual(samples, theirs)).toBeLessThan(-80);
    }
  });
});

describe.skipIf(!hasFfmpeg)("decoding Opus", () => {
  it.each([
    ["stereo", [...OPUS]],
    ["mono", [...OPUS, "-ac", "1"]],
    ["speech", ["-c:a", "libopus", "-b:a", "24k", "-application", "voip", "-frame_duration", "60"]],
    ["5.1", [...OPUS, "-ac", "6", "-b:a", "400k"]],
    ["7.1", [...OPUS, "-ac", "8", "-b:a", "600k"]],
  ])("gives the length and the samples that ffmpeg gives: %s", async (name, options) => {
    for (const length of [30_077, 500]) {
      const all = [...options, ...(options.includes("-ar") ? [] : ["-ar", "48000"])];
      const path = encode(`${name.replaceAll(/\W/gu, "")}${length}.opus`, length, ...all);
      const { samples, frames, issues } = await decodeFile(path);
      expect(issues).toEqual([]);
      expect(frames).toBe(length);
      expect(residual(samples, decodeWithFfmpeg(path, "-c:a", "libopus"))).toBeLessThan(-60);
    }
  });

  it("applies the gain of the header", async () => {
    const path = encode("gain.opus", 48_000, ...OPUS);
    const bytes = readFileSync(path);
    const before = await decode(bytes);
    const [head] = listPages(bytes);
    bytes.writeInt16LE(-6 * 256, (head?.start ?? 0) + 28 + 16);
    sealPage(bytes, head?.start ?? 0);
    const after = await decode(bytes);
    const half = 10 ** (-6 / 20);
    expect(
      residual(
        after.samples,
        before.samples.map((sample) => sample * half),
      ),
    ).toBeLessThan(-60);
    expect(await hash(bytes)).not.toBe(await hash(readFileSync(path)));
  });
});

describe.skipIf(!hasFfmpeg).each([
  ["vorbis", "ogg", VORBIS],
  ["opus", "opus", OPUS],
] as const)("a file of %s", (name, extension, options) => {
  const made = new Map<number, Buffer>();
  const make = (frames = 240_000): Buffer => {
    const parameters = [...options, "-page_duration", "200000"];
    const bytes =
      made.get(frames) ?? readFileSync(encode(`${name}-${frames}.${extension}`, frames, ...parameters));
    made.set(frames, bytes);
    return Buffer.from(bytes);
  };

  it("plays up to where it was cut off", async () => {
    const bytes = make();
    const { samples } = await decode(bytes);
    const cut = await decode(bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(cut.frames).toBe(cut.audio.frames);
    expect(cut.frames).toBeGreaterThan(48_000);
    expect(residual(cut.samples, samples.subarray(0, cut.samples.length))).toBeLessThan(-100);
    expect(cut.issues).toEqual([]);
  });

  it("keeps everything in its place behind a damaged page, and says where it is", async () => {
    const bytes = make();
    const { samples, frames } = await decode(bytes);
    const page = listPages(bytes)[12];
    if (page === undefined) throw new Error("too few pages");
    bytes[page.start + 300] = (bytes[page.start + 300] ?? 0) ^ 0xff;
    const damaged = await decode(bytes);
    expect(damaged.frames).toBe(frames);
    expect(damaged.issues.map(({ code }) => code)).toEqual(["OGG_PACKETS_MISSING"]);
    expect(damaged.issues[0]?.message).toMatch(
      /^At 0:0\d\.\d{3} packets are damaged or missing; silence of 0:00\.[12]\d\d stands in their place\.$/u,
    );
    // Opus needs a while to come back to what it was.
    const end = Math.floor(samples.length * 0.7);
    expect(residual(damaged.samples.subarray(end), samples.subarray(end))).toBeLessThan(-60);
    expect(await hash(bytes)).toBeNull();
  });

  it("keeps everything in its place where a page is missing", async () => {
    const bytes = make();
    const { samples, frames } = await decode(bytes);
    const pages = listPages(bytes);
    const [from = 0, to = 0] = [pages[10]?.start, pages[11]?.start];
    const damaged = await decode(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]));
    expect(damaged.frames).toBe(frames);
    expect(damaged.issues.map(({ code }) => code)).toEqual(["OGG_PACKETS_MISSING"]);
    const end = Math.floor(samples.length * 0.7);
    expect(residual(damaged.samples.subarray(end), samples.subarray(end))).toBeLessThan(-60);
  });

  it("is decoded up to its end where another follows, which is said", async () => {
    const bytes = make(96_000);
    const whole = await decode(bytes);
    const other = Buffer.from(bytes);
    for (const { start } of listPages(other)) {
      other.writeUInt32LE(0xabcd, start + 14);
      sealPage(other, start);
    }
    for (const chained of [Buffer.concat([bytes, other]), Buffer.concat([bytes, bytes])]) {
      const { audio, frames, samples, issues } = await decode(chained);
      expect(frames).toBe(whole.frames);
      expect(residual(samples, whole.samples)).toBeLessThan(-100);
      const codes = [...audio.issues, ...issues].map(({ code }) => code);
      expect(codes.filter((code) => code === "OGG_CHAINED").length).toBe(1);
      expect(await hash(chained)).toBeNull();
    }
  });

  it("has another hash when its last position cuts the audio, a packet changes, or the beginning is left out", async () => {
    const bytes = make(96_000);
    const before = await hash(bytes);
    expect(before).toMatch(/^dwa1:[0-9a-f]{64}$/u);
    const pages = listPages(bytes);
    const [last, middle] = [pages.at(-1)?.start ?? 0, pages[4]?.start ?? 0];
    const shorter = Buffer.from(bytes);
    shorter.writeBigInt64LE(shorter.readBigInt64LE(last + 6) - 1n, last + 6);
    sealPage(shorter, last);
    const changed = Buffer.from(bytes);
    changed[middle + 400] = (changed[middle + 400] ?? 0) ^ 1;
    sealPage(changed, middle);
    const skipped = Buffer.from(bytes);
    for (const { start } of pages.slice(2)) {
      skipped.writeBigInt64LE(skipped.readBigInt64LE(start + 6) - 100n, start + 6);
      sealPage(skipped, start);
    }
    const hashes = await Promise.all([shorter, changed, skipped].map(hash));
    expect(new Set([before, ...hashes]).size).toBe(4);
    expect((await decode(shorter)).frames).toBe((await decode(bytes)).frames - 1);
    const whole = await decode(bytes);
    const late = await decode(skipped);
    expect(late.issues).toEqual([]);
    expect(late.frames).toBe(whole.frames - 100);
    const rest = whole.samples.subarray(100 * whole.audio.channels);
    expect(residual(late.samples, rest)).toBeLessThan(-100);
  });

  it("has the same hash on other pages, and with other positions that say the same", async () => {
    const bytes = make(96_000);
    const path = folder.write(`remuxed.${extension}`, "");
    const from = folder.write(`remux-from.${extension}`, "");
    writeFileSync(from, bytes);
    judge("ffmpeg", ["-v", "error", "-y", "-i", from, "-c", "copy", "-page_duration", "700000", path]);
    expect(listPages(readFileSync(path)).length).not.toBe(listPages(bytes).length);
    expect(await hash(readFileSync(path))).toBe(await hash(bytes));
    const moved = Buffer.from(bytes);
    for (const { start } of listPages(bytes).slice(2)) {
      moved.writeBigInt64LE(moved.readBigInt64LE(start + 6) + 480_000n, start + 6);
      sealPage(moved, start);
    }
    expect(await hash(moved)).toBe(await hash(bytes));
  });

  it.skipIf(!hasMutagen)("keeps its hash when a tagger writes", async () => {
    const path = folder.write(`tagged.${extension}`, "");
    const from = encode(`to-tag.${extension}`, 96_000, ...options);
    copyFileSync(from, path);
    const script =
      "import sys,mutagen;f=mutagen.File(sys.argv[1]);f['TITLE']='Neu'*30000;f['R128_TRACK_GAIN']='-512';f.save()";
    judge(PYTHON, ["-c", script, path]);
    expect(readFileSync(path).length).toBeGreaterThan(readFileSync(from).length + 80_000);
    expect(await hash(readFileSync(path))).toBe(await hash(readFileSync(from)));
    expect((await decodeFile(path)).samples).toEqual((await decodeFile(from)).samples);
  });
});

describe.skipIf(!existsSync(DATA))("Ogg files of other people", () => {
  const files = existsSync(DATA) ? readdirSync(DATA).filter((name) => /\.(?:ogg|opus)$/u.test(name)) : [];
  it.each(files)("decode to the length that their positions state, or are refused: %s", async (name) => {
    try {
      const { audio, frames } = await decodeFile(join(DATA, name));
      if (audio.frames !== null) expect(frames).toBe(audio.frames);
      expect(await hash(readFileSync(join(DATA, name)))).toMatch(/^dwa1:[0-9a-f]{64}$/u);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(CatalogError);
    }
  });
});
