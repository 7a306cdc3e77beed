/** Finds and decodes one frame after the other, and finds the next one behind damage. */
import type { StreamInfo } from "../flac/index.ts";
import { FrameDamage } from "./bits.ts";
import { createFrameMemory, decodeFrame } from "./frame.ts";
import { isSync, MAX_FRAME_HEADER, parseFrameHeader, type FrameHeader } from "./frame-header.ts";
import { createWindow } from "./window.ts";

/** Bytes that were passed over because no frame could be decoded from them. */
export interface Damage {
  /** What was wrong first, as the second half of a sentence. */
  readonly problem: string;
  readonly bytes: number;
  /** The first and the last header among them that is whole: what a frame would have been. */
  readonly headers: readonly FrameHeader[];
}

export interface FoundFrame {
  /** Null at the end of the stream. */
  readonly header: FrameHeader | null;
  /** Interleaved, left-justified to 32 bits. Overwritten by the next frame. */
  readonly samples: Int32Array;
  /** What stood in front of it; null where it followed at once. */
  readonly damage: Damage | null;
}

/** Held in front of a frame before it is decoded: more than all but unusual frames have. */
const AHEAD = 128 * 1024;
/** The largest frame whose size STREAMINFO could state. */
const MAX_FRAME = 2 ** 24;
/** How much may be decoded in vain, in bytes, for each byte of the stream and beyond that. */
const VAIN_RATE = 4;
const VAIN_AT_LEAST = 2 ** 26;

const NOTHING = new Int32Array(0);

/** Creates the reader of a stream that comes in pieces. */
export function createFrameReader(
  pieces: AsyncIterable<Uint8Array>,
  info: StreamInfo,
): { next(): Promise<FoundFrame> } {
  const window = createWindow(pieces);
  const memory = createFrameMemory();
  let vain = 0;

  /** Null when the frame was decoded; else what is wrong with it. */
  function attempt(header: FrameHeader): string | null {
    if (header.channels !== info.channels || header.bitDepth !== info.bitDepth) {
      return `the frame states ${header.channels} channels of ${header.bitDepth} bits, STREAMINFO ${info.channels} of ${info.bitDepth}`;
    }
    try {
      decodeFrame(window.bits, window.at, header, memory);
      return null;
    } catch (thrown) {
      if (!(thrown instanceof FrameDamage)) throw thrown;
      return thrown.message;
    }
  }

  /** Whether what went wrong did so because the window ends. */
  function endsTooEarly(): boolean {
    return window.bits.position > window.bits.end && !window.isAtEnd && window.end - window.at < MAX_FRAME;
  }

  /** Goes to where the next frame might begin. */
  function skip(header: FrameHeader | null): void {
    let from = window.at + 1;
    if (header !== null) {
      const reached = Math.min(window.end, Math.max(from, window.bits.position >> 3));
      vain += Math.max(reached - window.at, header.frames * header.channels);
      // Headers that a hostile file is full of cannot each be believed.
      if (vain > VAIN_RATE * window.passed + VAIN_AT_LEAST) from = reached;
    }
    window.at = findSync(window.bytes, from, window.end);
  }

  return {
    async next() {
      let damage: Damage | null = null;
      let ahead = AHEAD;
      let isSearching = false;
      for (;;) {
        if (!window.isAtEnd && window.end - window.at < (isSearching ? MAX_FRAME_HEADER : ahead)) {
          await window.fill(ahead);
        }
        if (window.at >= window.end) return { header: null, samples: NOTHING, damage };
        const { at } = window;
        window.bits.position = at * 8;
        const header = parseFrameHeader(window.bytes, at, window.end, info);
        if (header !== null && isSearching && !window.isAtEnd && window.end - at < ahead) {
          isSearching = false;
          continue;
        }
        const problem = header === null ? "no frame begins there" : attempt(header);
        if (header !== null && problem === null) {
          window.at = window.bits.position >> 3;
          const samples = memory.samples.subarray(0, header.frames * header.channels);
          return { header, samples, damage };
        }
        if (endsTooEarly()) {
          ahead *= 2;
          isSearching = false;
          continue;
        }
        skip(header);
        isSearching = true;
        damage = addDamage(damage, { problem: problem ?? "", bytes: window.at - at, header });
      }
    },
  };
}

function addDamage(
  damage: Damage | null,
  { problem, bytes, header }: { problem: string; bytes: number; header: FrameHeader | null },
): Damage {
  const headers = damage?.headers ?? [];
  return {
    problem: damage?.problem ?? problem,
    bytes: (damage?.bytes ?? 0) + bytes,
    headers: header === null ? headers : [...headers.slice(0, 1), header],
  };
}

/** Where the next frame might begin; the last byte may be the first of one, as long as more follow. */
function findSync(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at >= end) return end;
    if (at + 1 >= end || isSync(bytes[at], bytes[at + 1])) return at;
  }
  return end;
}
