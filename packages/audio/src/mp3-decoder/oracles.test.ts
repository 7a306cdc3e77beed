/** Files of LAME, decoded here and by ffmpeg. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { afterAll, describe, expect, it } from "vitest";
import { collect, decodeWithFfmpeg, residual } from "../decoding/testing.ts";
import { isInstalled, judge } from "../flac/testing.ts";
import { readMp3Map } from "../mpeg/index.ts";
import { openBytesSource } from "../riff/index.ts";
import { createTestFolder } from "../testing.ts";
import { decodeMp3, hashMp3 } from "./index.ts";

const DATA = join(import.meta.dirname, "../../../../../shared/data/audio-tags");
const PYTHON = "/usr/bin/python3";
const hasFfmpeg = isInstalled("ffmpeg");
const hasMutagen = spawnSync(PYTHON, ["-c", "import mutagen"]).status === 0;
const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

/** Chirps and noise, different in both channels, of so many samples. */
function encode(name: string, samples: number, ...options: readonly string[]): string {
  const path = folder.write(name, "");
  const rate = options.includes("-ar") ? (options[options.indexOf("-ar") + 1] ?? "") : "44100";
  const sound = `aevalsrc=0.4*sin(t*t*3000)+0.1*random(0)|0.4*cos(t*900)+0.05*random(1):s=${rate}:n=512`;
  const input = ["-f", "lavfi", "-i", `${sound},atrim=end_sample=${samples}`];
  judge("ffmpeg", ["-v", "error", "-y", ...input, ...options, path]);
  return path;
}

async function decodeFile(path: string): Promise<{
  readonly samples: Float64Array;
  readonly frames: number;
  readonly codes: readonly string[];
  readonly stated: number;
}> {
  const source = openBytesSource(readFileSync(path), path);
  const map = await readMp3Map(source);
  const decoding = decodeMp3(source, map);
  const samples = await collect(decoding);
  const codes = decoding.issues().map(({ code }) => code);
  return { samples, frames: samples.length / decoding.format.channels, codes, stated: map.samples };
}

const hashFile = async (path: string): Promise<string> => {
  const source = openBytesSource(readFileSync(path), path);
  return hashMp3(source, await readMp3Map(source));
};

const CBR = ["-c:a", "libmp3lame", "-b:a", "128k"] as const;

describe.skipIf(!hasFfmpeg)("decoding MP3", () => {
  it.each([
    ["cbr", [...CBR]],
    ["vbr", ["-c:a", "libmp3lame", "-q:a", "2"]],
    ["joint", ["-c:a", "libmp3lame", "-b:a", "96k", "-joint_stereo", "1"]],
    ["high", ["-c:a", "libmp3lame", "-b:a", "320k", "-joint_stereo", "0", "-ar", "48000"]],
    ["mono", [...CBR, "-ac", "1"]],
    ["mpeg2", ["-c:a", "libmp3lame", "-b:a", "64k", "-ar", "22050"]],
    ["mpeg25", ["-c:a", "libmp3lame", "-b:a", "16k", "-ar", "11025", "-ac", "1"]],
  ])("gives the length and the samples that ffmpeg gives: %s", async (name, options) => {
    for (const length of [44_100, 50_001]) {
      const path = encode(`${name}${length}.mp3`, length, ...options);
      const { samples, frames, codes } = await decodeFile(path);
      expect(codes).toEqual([]);
      expect(frames).toBe(length);
      expect(residual(samples, decodeWithFfmpeg(path))).toBeLessThan(-80);
    }
  });

  it("gives all samples where there is no info frame", async () => {
    const path = encode("bare.mp3", 50_001, ...CBR, "-write_xing", "0");
    const { samples, frames, codes, stated } = await decodeFile(path);
    expect([codes, frames]).toEqual([[], stated]);
    expect(frames % 1152).toBe(0);
    expect(residual(samples, decodeWithFfmpeg(path))).toBeLessThan(-80);
  });

  it("decodes layer II", async () => {
    const path = encode("two.mp2", 50_001, "-c:a", "mp2", "-b:a", "192k");
    const { samples, frames, codes, stated } = await decodeFile(path);
    expect([codes, frames]).toEqual([[], stated]);
    expect(residual(samples, decodeWithFfmpeg(path))).toBeLessThan(-80);
  });

  it("decodes what is left of a file that was cut off, and of one with junk in it", async () => {
    const whole = readFileSync(encode("whole.mp3", 88_200, ...CBR));
    const cut = folder.write("cut.mp3", "");
    writeFileSync(cut, whole.subarray(0, 20_000));
    const short = await decodeFile(cut);
    expect(short.frames).toBe(short.stated);
    expect(short.codes).toEqual([]);
    expect(residual(short.samples, decodeWithFfmpeg(cut).subarray(0, short.samples.length))).toBeLessThan(
      -80,
    );
    const dirty = folder.write("dirty.mp3", "");
    const middle = 45 + 418 * 20;
    writeFileSync(
      dirty,
      Buffer.concat([whole.subarray(0, middle), Buffer.alloc(3000, 0x55), whole.subarray(middle)]),
    );
    const broken = await decodeFile(dirty);
    expect(broken.frames).toBe(broken.stated);
  });

  it("brings out the end where the encoder added less than the decoder is late", async () => {
    const path = encode("drained.mp3", 50_001, ...CBR);
    const bytes = readFileSync(path);
    const lame = bytes.indexOf("Lavc") < 0 ? bytes.indexOf("LAME") : bytes.indexOf("Lavc");
    const delays = bytes.readUIntBE(lame + 21, 3);
    expect(delays >> 12).toBe(1105 - 529);
    bytes.writeUIntBE((delays & ~0xfff) | 100, lame + 21, 3);
    const source = openBytesSource(bytes);
    const map = await readMp3Map(source);
    const decoding = decodeMp3(source, map);
    expect((await collect(decoding)).length / 2).toBe(map.samples);
    expect([map.samples, decoding.issues()]).toEqual([45 * 1152 - 576 - 100, []]);
  });

  it.skipIf(!hasMutagen)("leaves the hash when a tagger writes, and changes it with the audio", async () => {
    const path = encode("tagged.mp3", 50_001, ...CBR);
    const before = await hashFile(path);
    const copy = folder.write("copy.mp3", "");
    copyFileSync(path, copy);
    const script =
      "import sys,mutagen.id3 as i;t=i.ID3(sys.argv[1]);t.add(i.TIT2(3,'Neu'));t.add(i.APIC(3,'image/png',3,'',b'x'*70000));t.save()";
    judge(PYTHON, ["-c", script, copy]);
    expect(readFileSync(copy).length).toBeGreaterThan(readFileSync(path).length + 60_000);
    expect(await hashFile(copy)).toBe(before);
    judge(PYTHON, ["-c", "import sys,mutagen.id3 as i;i.delete(sys.argv[1])", copy]);
    expect(await hashFile(copy)).toBe(before);
    const bytes = readFileSync(path);
    bytes[bytes.length - 50] = (bytes[bytes.length - 50] ?? 0) ^ 1;
    writeFileSync(copy, bytes);
    expect(await hashFile(copy)).not.toBe(before);
    const bare = encode("untrimmed.mp3", 50_001, ...CBR, "-write_xing", "0");
    expect(await hashFile(bare)).not.toBe(before);
  });
});

describe.skipIf(!existsSync(DATA))("MP3 files of other people", () => {
  const files = existsSync(DATA) ? readdirSync(DATA).filter((name) => name.endsWith(".mp3")) : [];
  it.each(files)("decode to the length of their frames, or are refused: %s", async (name) => {
    try {
      const { frames, stated, codes } = await decodeFile(join(DATA, name));
      expect(frames).toBe(stated);
      expect(codes).not.toContain("MPEG_DECODED_LENGTH");
      expect(await hashFile(join(DATA, name))).toMatch(/^dwa1:[0-9a-f]{64}$/u);
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(CatalogError);
    }
  });
});
