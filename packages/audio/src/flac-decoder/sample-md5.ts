/**
 * The MD5 in STREAMINFO (RFC 9639 section 8.2): of the samples interleaved, each as a signed number in whole bytes, least
 * significant first.
 */
import { createHash } from "node:crypto";

export interface SampleMd5 {
  /** Takes samples left-justified to 32 bits. */
  add(samples: Int32Array): void;
  /** In lower-case hex. Used up then. */
  finish(): string;
}

/** Creates the digest of samples of so many bits. */
export function createSampleMd5(bitDepth: number): SampleMd5 {
  const hash = createHash("md5");
  const width = Math.ceil(bitDepth / 8);
  const unused = 32 - bitDepth;
  let memory = new ArrayBuffer(0);
  return {
    add(samples) {
      if (bitDepth === 32) {
        hash.update(samples);
        return;
      }
      const size = samples.length * width;
      if (memory.byteLength < size) memory = new ArrayBuffer(Math.ceil(size / 4) * 4);
      if (width === 1) narrow(samples, new Int8Array(memory), unused);
      else if (width === 2) narrow(samples, new Int16Array(memory), unused);
      else if (width === 3) packThrees(samples, memory, unused);
      else narrow(samples, new Int32Array(memory), unused);
      hash.update(new Uint8Array(memory, 0, size));
    },
    finish: () => hash.digest("hex"),
  };
}

function narrow(samples: Int32Array, target: Int8Array | Int16Array | Int32Array, unused: number): void {
  for (let i = 0; i < samples.length; i++) target[i] = (samples[i] ?? 0) >> unused;
}

/** Four samples are three words. */
function packThrees(samples: Int32Array, memory: ArrayBuffer, unused: number): void {
  const { length } = samples;
  const quads = length >> 2;
  const words = new Int32Array(memory);
  for (let i = 0, w = 0, t = 0; i < quads; i++, w += 3, t += 4) {
    const a = (samples[t] ?? 0) >> unused;
    const b = (samples[t + 1] ?? 0) >> unused;
    const c = (samples[t + 2] ?? 0) >> unused;
    const d = (samples[t + 3] ?? 0) >> unused;
    words[w] = (a & 0xff_ffff) | (b << 24);
    words[w + 1] = ((b >>> 8) & 0xffff) | (c << 16);
    words[w + 2] = ((c >>> 16) & 0xff) | (d << 8);
  }
  const bytes = Buffer.from(memory);
  for (let t = quads * 4; t < length; t++) bytes.writeIntLE((samples[t] ?? 0) >> unused, t * 3, 3);
}
