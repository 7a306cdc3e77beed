import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Decoding } from "../decoding/index.ts";
import { BLOCK_FRAMES } from "./audio-blocks.ts";
import { createAudioWriter, type WorkingSpace } from "./audio-writer.ts";
import { atPace } from "./at-pace.ts";
import { readWorkingAudio } from "./read-working-audio.ts";
import { openTemporaryFile } from "./temporary-file.ts";
import { inMemory, type WorkingAudio } from "./working-audio.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "deadwax-test-"))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Everything goes into a file in the folder of the test. */
function inFile(): WorkingSpace {
  return { framesInMemory: 0, openFile: () => openTemporaryFile({ folder }) };
}

/** A disk with room for so many bytes. */
function smallDisk(room: number): WorkingSpace {
  const write = (descriptor: number, bytes: Uint8Array, at: number): number => {
    const count = Math.min(bytes.length, room - at);
    if (count <= 0) throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    return writeSync(descriptor, bytes, 0, count, at);
  };
  return { framesInMemory: 0, openFile: () => openTemporaryFile({ folder, write }) };
}

/** Two channels that nobody can mistake for each other, the same at every call. */
function noise(frames: number): { readonly left: Float32Array; readonly right: Float32Array } {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return {
    left: Float32Array.from({ length: frames }, next),
    right: Float32Array.from({ length: frames }, next),
  };
}

function read(audio: WorkingAudio, first: number, length: number): number[] {
  const [left, right] = [new Float32Array(length).fill(9), new Float32Array(length).fill(9)];
  audio.copy(first, left, right);
  return [...left, ...right];
}

/** The first place at which the two are not the same, or −1. */
function differ(one: WorkingAudio, other: WorkingAudio, first: number, length: number): number {
  const theirs = read(other, first, length);
  return read(one, first, length).findIndex((value, at) => value !== theirs[at]);
}

function write(space: WorkingSpace, { left, right }: ReturnType<typeof noise>, piece: number): WorkingAudio {
  const writer = createAudioWriter(2, space);
  for (let at = 0; at < left.length; at += piece)
    writer.add(left.subarray(at, at + piece), right.subarray(at, at + piece));
  return writer.finish();
}

/** What decodes to these samples, in blocks of a thousand frames. */
function decodingOf(samples: Float64Array, channels: number, sampleRate = 44_100): Decoding {
  const frames = samples.length / channels;
  return {
    format: { kind: "float", width: 8, validBits: 64, channels, sampleRate, channelMask: null },
    async *blocks() {
      for (let firstFrame = 0; firstFrame < frames; firstFrame += 1000) {
        const end = Math.min(frames, firstFrame + 1000);
        yield {
          firstFrame,
          frames: end - firstFrame,
          samples: samples.subarray(firstFrame * channels, end * channels),
        };
      }
    },
    issues: () => [],
  };
}

async function readAll(decoding: Decoding, space?: WorkingSpace): Promise<WorkingAudio> {
  return (await readWorkingAudio({ decoding, lossyBytes: null, close: () => Promise.resolve() }, space))
    .audio;
}

describe("sound that is put into a file", () => {
  const frames = 50 * BLOCK_FRAMES + 777;
  const sound = noise(frames);

  it("reads the same as in memory, wherever and in whatever order it is read", () => {
    const expected = inMemory(sound.left, sound.right);
    const audio = write(inFile(), sound, 5000);
    expect(audio.frames).toBe(frames);
    let seed = 7;
    for (let turn = 0; turn < 400; turn++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      const length = [1, 2048, 4096, 65_536][turn % 4] ?? 1;
      const first = (seed % (frames + 4 * length)) - 2 * length;
      expect(differ(audio, expected, first, length)).toBe(-1);
    }
    audio.close();
  });

  it("is silent before its beginning and behind its end", () => {
    const audio = write(inFile(), sound, BLOCK_FRAMES);
    const silence = Array.from({ length: 40 }, () => 0);
    for (const first of [-1e9, -20, frames, frames + 1, frames + BLOCK_FRAMES, 1e12]) {
      expect(read(audio, first, 20)).toEqual(silence);
    }
    expect(read(audio, frames - 1, 3)).toEqual([sound.left.at(-1), 0, 0, sound.right.at(-1), 0, 0]);
    expect(read(audio, -2, 3)).toEqual([0, 0, sound.left[0], 0, 0, sound.right[0]]);
    audio.close();
  });

  it("leaves nothing in the folder for temporary files, and cannot be read when it was closed", () => {
    const audio = write(inFile(), sound, BLOCK_FRAMES);
    if (process.platform !== "win32") expect(readdirSync(folder)).toEqual([]);
    audio.close();
    audio.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(() => read(audio, 0, 10)).toThrow("the temporary file is closed");
  });

  it("says that the disk is full, and leaves nothing there, when it does not fit", () => {
    for (const room of [0, 1000, 20 * 2 * 4 * BLOCK_FRAMES + 5000]) {
      const writer = createAudioWriter(2, smallDisk(room));
      expect(() => {
        writer.add(sound.left, sound.right);
      }).toThrow(
        expect.objectContaining({
          code: "FILE_DISK_FULL",
          message: expect.stringContaining(folder) as string,
        }),
      );
      writer.discard();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("says so when the folder for temporary files cannot be used", () => {
    const gone = join(folder, "gone");
    expect(() => openTemporaryFile({ folder: gone })).toThrow(
      expect.objectContaining({
        code: "AUDIO_TEMPORARY_FILE",
        message: expect.stringContaining("it is not there") as string,
      }),
    );
    mkdirSync(gone);
    const write = (): number => {
      throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
    };
    const file = openTemporaryFile({ folder: gone, write });
    expect(() => {
      file.write(new Uint8Array(8), 0);
    }).toThrow(expect.objectContaining({ code: "AUDIO_TEMPORARY_FILE" }));
    expect(() => {
      file.read(new Uint8Array(8), 0);
    }).toThrow("a file in it was cut short");
    file.close();
  });
});

describe("reading a sound", () => {
  it("gives the same samples from memory, from a file, and from memory that was too small on the way", async () => {
    for (const [channels, sampleRate] of [
      [1, 44_100],
      [2, 22_050],
      [2, 48_000],
      [6, 44_100],
    ] as const) {
      const { left } = noise(channels * 90_000);
      const decoding = decodingOf(Float64Array.from(left), channels, sampleRate);
      const audio = await readAll(decoding);
      const length = audio.frames + 20;
      for (const framesInMemory of [0, 30_000]) {
        const long = await readAll(decoding, { ...inFile(), framesInMemory });
        expect(long.frames).toBe(audio.frames);
        expect(differ(long, audio, -10, length)).toBe(-1);
        long.close();
      }
    }
  });

  it("gives what is mono to both channels", async () => {
    const { left } = noise(40_000);
    const audio = await readAll(decodingOf(Float64Array.from(left), 1, 22_050), inFile());
    expect(differ(audio, inMemory(left, left), 0, 40_000)).toBe(-1);
    audio.close();
  });

  it("leaves nothing behind when the disk is full, or when the sound breaks off", async () => {
    const decoding = decodingOf(new Float64Array(400_000), 2);
    await expect(readAll(decoding, smallDisk(150_000))).rejects.toMatchObject({ code: "FILE_DISK_FULL" });
    expect(readdirSync(folder)).toEqual([]);
    let closed = 0;
    const space: WorkingSpace = {
      framesInMemory: 0,
      openFile() {
        const file = openTemporaryFile({ folder });
        return {
          ...file,
          close() {
            closed++;
            file.close();
          },
        };
      },
    };
    const broken: Decoding = {
      ...decoding,
      async *blocks() {
        yield* decoding.blocks();
        throw new Error("broken");
      },
    };
    await expect(readAll(broken, space)).rejects.toThrow("broken");
    expect(closed).toBe(1);
  });
});

describe("sound at another pace", () => {
  const sound = noise(100_000);

  it("is the same from memory and from a file, in memory and in a file", () => {
    const audio = inMemory(sound.left, sound.right);
    const filed = write(inFile(), sound, 4096);
    for (const pace of [1, 0.94, 1.06, 1.000_013]) {
      const expected = atPace(audio, pace);
      const paced = atPace(filed, pace, inFile());
      expect(paced.frames).toBe(Math.round(100_000 * pace));
      expect(differ(paced, expected, -5, paced.frames + 10)).toBe(-1);
      paced.close();
    }
    filed.close();
  });

  it("leaves nothing behind when the disk is full", () => {
    const audio = inMemory(sound.left, sound.right);
    expect(() => atPace(audio, 1.01, smallDisk(300_000))).toThrow(
      expect.objectContaining({ code: "FILE_DISK_FULL" }),
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
