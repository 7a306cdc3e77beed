/** A piece of a stream of bytes that moves forward over it, readable as bytes and as bits. */
import type { Bits } from "./bits.ts";

export interface Window {
  readonly bytes: Uint8Array;
  readonly bits: Bits;
  /** Where the next frame is looked for, and where the bytes end that are held. */
  at: number;
  readonly end: number;
  /** No bytes follow those that are held. */
  readonly isAtEnd: boolean;
  /** Bytes of the stream in front of those that are held. */
  readonly passed: number;
  /** Lets go of what is in front of `at`, and reads on until `wanted` bytes or more are held, or the stream ends. */
  fill(wanted: number): Promise<void>;
}

/** Beyond what is wanted, so that small pieces are not turned around one by one. */
const BATCH = 256 * 1024;
/** Words of zeros behind the bytes. */
const SLACK = 2;

/** Creates the window over a stream that comes in pieces; they are copied. */
export function createWindow(pieces: AsyncIterable<Uint8Array>): Window {
  const iterator = pieces[Symbol.asyncIterator]();
  const bits: Bits = { words: new Int32Array(SLACK), position: 0, end: 0 };
  let bytes = new Uint8Array(0);
  let end = 0;
  let isAtEnd = false;
  let passed = 0;

  function append(piece: Uint8Array): void {
    if (end + piece.length > bytes.length) {
      const larger = new Uint8Array(Math.max(end + piece.length, bytes.length * 2));
      larger.set(bytes.subarray(0, end));
      bytes = larger;
    }
    bytes.set(piece, end);
    end += piece.length;
  }

  function loadWords(): void {
    const whole = Math.ceil(end / 4);
    if (bits.words.length < whole + SLACK) bits.words = new Int32Array(Math.ceil(bytes.length / 4) + SLACK);
    bits.words.fill(0, end >> 2, whole + SLACK);
    const copy = Buffer.from(bits.words.buffer, 0, whole * 4);
    copy.set(bytes.subarray(0, end));
    copy.swap32();
    bits.end = end * 8;
  }

  const window = {
    bits,
    at: 0,
    get bytes() {
      return bytes;
    },
    get end() {
      return end;
    },
    get isAtEnd() {
      return isAtEnd;
    },
    get passed() {
      return passed;
    },
    async fill(wanted: number) {
      bytes.copyWithin(0, window.at, end);
      end -= window.at;
      passed += window.at;
      window.at = 0;
      while (end < wanted + BATCH && !isAtEnd) {
        const next = await iterator.next();
        if (next.done === true) isAtEnd = true;
        else append(next.value);
      }
      loadWords();
    },
  };
  return window;
}
