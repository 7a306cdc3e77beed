/**
 * The audio hash `dwa1`: the identity of linear audio, whatever wraps it. Specified in docs/reference/audio-hash.md,
 * which counts where this file and it should ever disagree: approvals rest on it.
 */
import { createHash } from "node:crypto";
import type { CanonicalSamples, PcmFormat } from "../pcm/index.ts";
import { resolveLayout } from "./channel-layout.ts";

/** Takes samples in order, then the number of frames, and tells the hash. */
export interface AudioHasher {
  add(samples: CanonicalSamples): void;
  /** `dwa1:` and 64 lower-case hex digits. The hasher is used up. */
  finish(frames: number): string;
}

/** Creates the hasher for linear audio of this format. */
export function createAudioHasher(format: PcmFormat): AudioHasher {
  const hash = createHash("sha256");
  const head = Buffer.alloc(20);
  head.write(format.kind === "int" ? "dwa1int " : "dwa1flt ", "latin1");
  head.writeUInt32LE(format.sampleRate, 8);
  head.writeUInt32LE(format.channels, 12);
  head.writeUInt32LE(resolveLayout(format.channels, format.channelMask), 16);
  hash.update(head);
  return {
    add(samples) {
      hash.update(samples);
    },
    finish(frames) {
      const tail = Buffer.alloc(8);
      tail.writeBigUInt64LE(BigInt(frames));
      return `dwa1:${hash.update(tail).digest("hex")}`;
    },
  };
}
