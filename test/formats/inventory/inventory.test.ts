import { describe, expect, it } from "vitest";
import { FIXTURES, readFixture } from "../fixtures/read-fixtures.ts";
import { diffInventories, takeInventory } from "./index.ts";

const NONE = { added: [], removed: [], changed: [] };
const ROOM = /(?:^JUNK|^PAD |PADDING|padding|free|wide)$/u;
/** Where ID3, APE, MP4 or the padding of chunks have bytes that mean nothing for their parts. */
const SILENT_BYTES = new Set(["wav", "rf64", "bw64", "aiff", "mp3", "mp4", "mov"]);
const SAMPLED_BYTES = 300;

/** The file with other bytes from this offset on. */
function overwritten(name: string, at: number, bytes: Uint8Array): Buffer {
  const copy = readFixture(name);
  copy.set(bytes, at);
  return copy;
}

function without(bytes: Buffer, at: number, size: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
}

describe("the inventory of a file", () => {
  it.each(FIXTURES)("lists all parts of $name in their order", ({ name, parts }) => {
    expect(takeInventory(readFixture(name)).map((part) => part.name)).toEqual(parts);
  });

  it.each(FIXTURES)("knows which parts of $name are room", ({ name }) => {
    for (const part of takeInventory(readFixture(name))) {
      expect([part.name, part.isRoom]).toEqual([part.name, ROOM.test(part.name)]);
    }
  });

  it.each(FIXTURES)("notices any byte of $name that is changed", ({ name, container, size }) => {
    const bytes = readFixture(name);
    const look = (): string => {
      try {
        return JSON.stringify(takeInventory(bytes));
      } catch {
        return "damaged";
      }
    };
    const before = look();
    const step = Math.max(1, Math.floor(size / SAMPLED_BYTES));
    const unnoticed: number[] = [];
    for (let at = 0; at < size; at += step) {
      const byte = bytes.readUInt8(at);
      bytes[at] = byte ^ 1;
      if (look() === before) unnoticed.push(at);
      bytes[at] = byte;
    }
    expect(unnoticed.length).toBeLessThanOrEqual(SILENT_BYTES.has(container) ? SAMPLED_BYTES / 50 : 0);
  });

  it.each(FIXTURES.filter(({ container }) => container !== "mp3"))(
    "refuses $name when its end is missing, or misses it",
    ({ name }) => {
      const bytes = readFixture(name);
      const cut = bytes.subarray(0, bytes.length - 40);
      const compare = (): object => diffInventories(takeInventory(bytes), takeInventory(cut));
      try {
        expect(compare()).not.toEqual(NONE);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    },
  );
});

describe("the difference of two inventories", () => {
  it.each(FIXTURES)("is empty for $name and itself", ({ name }) => {
    const [one, other] = [takeInventory(readFixture(name)), takeInventory(readFixture(name))];
    expect(diffInventories(one, other)).toEqual(NONE);
  });

  it("names what came, what went and what is other, and is silent about room and order", () => {
    const part = (
      name: string,
      sha256: string,
    ): { name: string; sha256: string; size: number; isRoom: boolean } => ({
      ...{ name, sha256, size: 1 },
      isRoom: name === "free",
    });
    const before = [part("a", "1"), part("b", "2"), part("b", "3"), part("c", "4"), part("free", "5")];
    const after = [part("d", "9"), part("b", "3"), part("b", "8"), part("b", "7"), part("a", "1")];
    expect(diffInventories(before, after)).toEqual({ added: ["b", "d"], removed: ["c"], changed: ["b"] });
  });

  it("finds a chunk that was lost", () => {
    const bytes = readFixture("wav-rich.wav");
    const at = bytes.indexOf("smpl");
    const shorter = without(bytes, at, 8 + 36);
    shorter.writeUInt32LE(bytes.readUInt32LE(4) - 44, 4);
    const difference = diffInventories(takeInventory(bytes), takeInventory(shorter));
    expect(difference).toEqual({ ...NONE, removed: ["smpl"] });
  });

  it("finds a pad byte that was not zero and now is", () => {
    const bytes = readFixture("wav-rich.wav");
    const at = bytes.indexOf("behind the audio!") + 17;
    const after = overwritten("wav-rich.wav", at, Uint8Array.of(0));
    expect(diffInventories(takeInventory(bytes), takeInventory(after))).toEqual({
      ...NONE,
      changed: ["dwx2"],
    });
  });

  it("finds samples of MP4 that a table of offsets no longer leads to", () => {
    const bytes = readFixture("m4a-moov-first.m4a");
    const table = bytes.indexOf("stco");
    const shifted = Buffer.from(bytes);
    shifted.writeUInt32BE(bytes.readUInt32BE(table + 12) - 1, table + 12);
    const { changed } = diffInventories(takeInventory(bytes), takeInventory(shifted));
    expect(changed).toEqual(["moov/trak[1]/mdia/minf/stbl/samples"]);
  });

  it("is empty when the audio of MP4 moved and the table of offsets with it", () => {
    const bytes = readFixture("m4a-moov-first.m4a");
    const room = bytes.indexOf("mdat") - 4;
    const free = Buffer.from("\0\0\0\x10freefillings", "latin1");
    const moved = Buffer.concat([bytes.subarray(0, room), free.subarray(0, 16), bytes.subarray(room)]);
    const table = moved.indexOf("stco");
    for (let row = 0; row < moved.readUInt32BE(table + 8); row++) {
      moved.writeUInt32BE(moved.readUInt32BE(table + 12 + 4 * row) + 16, table + 12 + 4 * row);
    }
    expect(diffInventories(takeInventory(bytes), takeInventory(moved))).toEqual(NONE);
  });

  it.each(["m4a-fragmented.m4a", "m4a-dash.m4a"])(
    "is refused for %s with an index that leads nowhere",
    (name) => {
      const bytes = readFixture(name);
      const room = bytes.indexOf("moof") - 4;
      const moved = Buffer.concat([
        bytes.subarray(0, room),
        Buffer.from("\0\0\0\x08free"),
        bytes.subarray(room),
      ]);
      expect(() => takeInventory(moved)).toThrow("the index of fragments points to");
    },
  );

  it("finds one frame of ID3 out of two with one owner", () => {
    const bytes = readFixture("mp3-rich.mp3");
    const second = bytes.indexOf("com.example.tool", bytes.indexOf("com.example.tool") + 1);
    const after = overwritten("mp3-rich.mp3", second + 20, Uint8Array.of(9));
    const { changed } = diffInventories(takeInventory(bytes), takeInventory(after));
    expect(changed).toEqual(["ID3v2/PRIV:com.example.tool"]);
  });
});
