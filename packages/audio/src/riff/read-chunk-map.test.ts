import { expect, it } from "vitest";
import { openBytesSource } from "./byte-source.ts";
import { readChunkMap } from "./read-chunk-map.ts";

it("maps", async () => {
  const b = Buffer.from(
    "RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0@\x1f\0\0\0}\0\0\x04\0\x10\0data\0\0\0\0",
    "latin1",
  );
  const map = await readChunkMap(openBytesSource(b));
  expect(map.chunks.map((c) => [c.id, c.size])).toEqual([
    ["fmt ", 16],
    ["data", 0],
  ]);
  expect(map.trailing).toBeNull();
  expect(map.issues).toEqual([]);
});
