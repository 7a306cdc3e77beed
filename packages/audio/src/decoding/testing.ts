/** What tests of decoders have in common. */
import { spawnSync } from "node:child_process";
import type { Decoding } from "./decoding.ts";

/** All that a decoding gives, interleaved. */
export async function collect(decoding: Decoding): Promise<Float64Array> {
  const pieces: Float64Array[] = [];
  let next = 0;
  for await (const { firstFrame, frames, samples } of decoding.blocks()) {
    if (firstFrame !== next) throw new Error(`block at ${firstFrame}, expected at ${next}`);
    if (samples.length !== frames * decoding.format.channels)
      throw new Error("samples do not fill the block");
    next += frames;
    pieces.push(Float64Array.from(samples));
  }
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** What ffmpeg hears in a file, interleaved. */
export function decodeWithFfmpeg(path: string, ...options: readonly string[]): Float32Array {
  const parameters = ["-v", "error", ...options, "-i", path, "-map", "0:a:0", "-f", "f32le", "-"];
  const { status, stdout, stderr } = spawnSync("ffmpeg", parameters, { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`ffmpeg: ${stderr.toString()}`);
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
}

/** How large the difference is, in dB against the second signal. */
export function residual(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  let [difference, signal] = [0, 0];
  for (let i = 0; i < theirs.length; i++) {
    const sample = theirs[i] ?? 0;
    difference += ((ours[i] ?? 0) - sample) ** 2;
    signal += sample ** 2;
  }
  return 10 * Math.log10(difference / signal + 1e-20);
}
