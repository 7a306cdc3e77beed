import { expect, it } from "vitest";
import { openBytesSource, readAhead, type ByteSource } from "./byte-source.ts";

const BYTES = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);

/** A source that notes what is read of it. */
function watched(): { readonly source: ByteSource; readonly reads: [number, number][] } {
  const reads: [number, number][] = [];
  const whole = openBytesSource(BYTES);
  const read = (offset: number, length: number): Promise<Uint8Array> => {
    reads.push([offset, length]);
    return whole.read(offset, length);
  };
  return { source: { ...whole, read }, reads };
}

it("serves small neighbouring pieces from one fetch, and those at the end and the beginning from their own", async () => {
  const { source, reads } = watched();
  const near = readAhead(source);
  for (const [offset, length] of [
    [0, 32],
    [99_900, 200],
    [50_000, 4],
    [10, 8000],
    [99_950, 50],
    [50_100, 100],
    [8190, 2],
  ] as const) {
    expect(Buffer.from(await near.read(offset, length))).toEqual(
      Buffer.from(BYTES.subarray(offset, offset + length)),
    );
  }
  expect(reads.map(([offset]) => offset)).toEqual([0, 99_900, 50_000]);
});

it("hands on what is larger than a fetch, and what lies behind the end", async () => {
  const { source, reads } = watched();
  const near = readAhead(source);
  expect((await near.read(5, 20_000)).length).toBe(20_000);
  expect((await near.read(100_000, 4)).length).toBe(0);
  expect((await near.read(5, 4)).length).toBe(4);
  expect(reads[0]).toEqual([5, 20_000]);
  expect(reads.length).toBe(3);
});
