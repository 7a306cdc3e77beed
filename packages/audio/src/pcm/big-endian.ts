/**
 * Samples whose bytes come most significant first, as AIFF has them. Each reader fills the target and tells how many
 * samples there were. They work on words that are turned around all at once, which is several times as fast as putting
 * samples together from bytes.
 */

type Reader<Target> = (bytes: Uint8Array, target: Target) => number;

/** Creates the reader of integers of 2 to 4 bytes, at most `room` of them at once. */
export function createBigEndianInts(width: number, room: number): Reader<Int32Array> {
  const turn = createTurner(width * room);
  if (width === 4) {
    return (bytes, target) => {
      const words = turn(bytes);
      target.set(words);
      return words.length;
    };
  }
  const read = width === 2 ? from16 : from24;
  return (bytes, target) => read(bytes, turn(bytes), target);
}

/** Creates the reader of floats of 4 or 8 bytes, at most `room` of them at once. */
export function createBigEndianFloats(width: number, room: number): Reader<Float64Array> {
  const turn = createTurner(width * room);
  if (width === 8) return (bytes, target) => exchangeHalves(turn(bytes), target);
  return (bytes, target) => {
    const { buffer, length } = turn(bytes);
    target.set(new Float32Array(buffer, 0, length));
    return length;
  };
}

/** Creates what copies bytes as big-endian words, as far as they make whole words; the next call overwrites them. */
function createTurner(room: number): (bytes: Uint8Array) => Int32Array {
  const memory = new ArrayBuffer(room);
  return (bytes) => {
    const size = bytes.length - (bytes.length % 4);
    const copy = Buffer.from(memory, 0, size);
    copy.set(size === bytes.length ? bytes : bytes.subarray(0, size));
    copy.swap32();
    return new Int32Array(memory, 0, size / 4);
  };
}

function from16(bytes: Uint8Array, words: Int32Array, target: Int32Array): number {
  const length = bytes.length >> 1;
  for (let w = 0, t = 0; w < words.length; w++, t += 2) {
    const word = words[w] ?? 0;
    target[t] = word & 0xffff0000;
    target[t + 1] = word << 16;
  }
  if (length % 2 === 1) {
    target[length - 1] = ((bytes[length * 2 - 2] ?? 0) << 24) | ((bytes[length * 2 - 1] ?? 0) << 16);
  }
  return length;
}

/** Four samples are three words. */
function from24(bytes: Uint8Array, words: Int32Array, target: Int32Array): number {
  const length = Math.trunc(bytes.length / 3);
  const quads = length >> 2;
  for (let i = 0, w = 0, t = 0; i < quads; i++, w += 3, t += 4) {
    const a = words[w] ?? 0;
    const b = words[w + 1] ?? 0;
    const c = words[w + 2] ?? 0;
    target[t] = a & 0xffffff00;
    target[t + 1] = (a << 24) | ((b >>> 8) & 0xffff00);
    target[t + 2] = (b << 16) | ((c >>> 16) & 0xff00);
    target[t + 3] = c << 8;
  }
  for (let t = quads * 4, s = t * 3; t < length; t++, s += 3) {
    target[t] = ((bytes[s] ?? 0) << 24) | ((bytes[s + 1] ?? 0) << 16) | ((bytes[s + 2] ?? 0) << 8);
  }
  return length;
}

function exchangeHalves(words: Int32Array, target: Float64Array): number {
  const halves = new Int32Array(target.buffer, target.byteOffset, words.length);
  for (let i = 0; i < words.length; i += 2) {
    halves[i] = words[i + 1] ?? 0;
    halves[i + 1] = words[i] ?? 0;
  }
  return words.length >> 1;
}
