/** Writes the WAV files of the bench: noise, so that nothing about them is easy, with a tag chunk behind the data. */
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { buildChunk, buildDs64, buildFmt, buildInfo, latin1 } from "../../packages/audio/src/testing.ts";

const FORMAT = { width: 3, channels: 2, sampleRate: 48_000 };

/** A file of 24-bit stereo noise of this many seconds. Deterministic: `seed` makes files differ. */
export function writeNoise(path: string, seconds: number, seed: number): number {
  const dataSize = seconds * FORMAT.sampleRate * 6;
  const tail = Buffer.concat([buildChunk(buildInfo({ INAM: `Bench ${seed}` }))]);
  const head = [buildChunk({ id: "fmt ", content: buildFmt(FORMAT) }), latin1("data"), uint32(dataSize)];
  const size = 4 + Buffer.concat(head).length + dataSize + tail.length;
  const file = openSync(path, "w");
  writeSync(file, Buffer.concat([latin1("RIFF"), uint32(size), latin1("WAVE"), ...head]));
  const block = new Uint32Array((FORMAT.sampleRate * 6) / 4);
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  for (let second = 0; second < seconds; second++) {
    for (let i = 0; i < block.length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      block[i] = state;
    }
    writeSync(file, block);
  }
  writeSync(file, tail);
  closeSync(file);
  return size + 8;
}

/** An RF64 file of more than 4 GiB whose samples are all zero and take no room on the disk. */
export function writeLarge(path: string, dataSize: number): number {
  const head = Buffer.concat([
    latin1("RF64\xff\xff\xff\xffWAVE"),
    buildChunk({ id: "ds64", content: buildDs64(dataSize + 72, dataSize) }),
    buildChunk({ id: "fmt ", content: buildFmt(FORMAT) }),
    latin1("data\xff\xff\xff\xff"),
  ]);
  const file = openSync(path, "w");
  writeSync(file, head);
  ftruncateSync(file, head.length + dataSize);
  closeSync(file);
  return head.length + dataSize;
}

function uint32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}
