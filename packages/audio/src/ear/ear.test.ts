import { afterAll, describe, expect, it } from "vitest";
import { buildWav, createTestFolder } from "../testing.ts";
import { atPace, inMemory } from "../working-audio/index.ts";
import { countFiles } from "../working-audio/testing.ts";
import { createEar } from "./ear.ts";
import { playPiece } from "./testing.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

/** A piece of twelve seconds as a file, played faster by `pace`. */
function writePiece(name: string, work: number, pace = 1): string {
  const piece = playPiece({ work, seconds: 12 });
  const played = atPace(inMemory(piece.left, piece.right), 1 / pace);
  const [left, right] = [new Float32Array(played.frames), new Float32Array(played.frames)];
  played.copy(0, left, right);
  const data = Buffer.alloc(left.length * 4);
  left.forEach((value, i) => {
    data.writeInt16LE(Math.round(value * 32_000), 4 * i);
    data.writeInt16LE(Math.round((right[i] ?? 0) * 32_000), 4 * i + 2);
  });
  return folder.write(name, buildWav({ sampleRate: 22_050, data }));
}

/** Silence: a comparison of nothing takes no time. */
function writeSilence(name: string): string {
  return folder.write(name, buildWav({ sampleRate: 22_050, data: new Uint8Array(40_000) }));
}

const [one, two, three] = [
  writeSilence("one.wav"),
  writeSilence("two.wav"),
  writeSilence("three.wav"),
] as const;

describe("an ear", () => {
  it("hears the same whether sounds are in memory or in files", async () => {
    const [a, b] = [writePiece("a.wav", 1), writePiece("b.wav", 2)];
    const space = countFiles();
    const ear = createEar({ space });
    for (const path of [a, b]) expect(await ear.compare(a, path)).toEqual(await createEar().compare(a, path));
    await ear.close();
    expect(space.count().open).toBe(0);
  });

  it("hears a file again that was written again since", async () => {
    const a = writePiece("a.wav", 1);
    const again = writePiece("again.wav", 1);
    const space = countFiles();
    const ear = createEar({ space });
    expect((await ear.compare(a, again)).relation).toBe("format");
    writeSilence("again.wav");
    expect((await ear.compare(a, again)).facts).toEqual([{ kind: "silent" }]);
    expect(space.count()).toEqual({ open: 2, most: 2 });
    await ear.close();
  });

  it.each([1, 2_130_750_532])("refuses a file whose header says %d Hz", async (sampleRate) => {
    const path = folder.write("odd-rate.wav", buildWav({ sampleRate, data: new Uint8Array(40_000) }));
    await expect(createEar().compare(one, path)).rejects.toMatchObject({ code: "AUDIO_NOT_DECODED" });
  });

  it("gives back the copy at another pace when the comparison is over", async () => {
    const [a, faster] = [writePiece("a.wav", 1), writePiece("faster.wav", 1, 1.01)];
    const space = countFiles();
    const ear = createEar({ space });
    const { facts } = await ear.compare(a, faster);
    expect(facts).toContainEqual(expect.objectContaining({ kind: "speed" }));
    expect(space.count()).toEqual({ open: 2, most: 3 });
    await ear.close();
  });

  it("never has more sounds than it keeps, two for a comparison, and gives all back", async () => {
    for (const [kept, most] of [
      [0, 2],
      [1, 2],
      [2, 2],
      [3, 3],
    ] as const) {
      const space = countFiles();
      const ear = createEar({ kept, space });
      await ear.compare(one, two);
      await ear.compare(three, two);
      await ear.compare(two, one);
      expect(space.count()).toEqual({ open: kept, most });
      await ear.close();
      expect(space.count().open).toBe(0);
    }
  });

  it("makes comparisons that are asked for at once one after the other", async () => {
    const space = countFiles();
    const ear = createEar({ space });
    const gone = folder.write("gone.wav", "");
    const heard = await Promise.allSettled([
      ear.compare(one, two),
      ear.compare(three, gone),
      ear.compare(three, one),
      ear.close(),
    ]);
    expect(heard.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(space.count()).toEqual({ open: 0, most: 2 });
  });
});
