/** One frame: its subframes, its checksum, and the samples they make (RFC 9639 section 9). */
import { FrameDamage, readBits, type Bits } from "./bits.ts";
import { crc16 } from "./crc.ts";
import type { FrameHeader } from "./frame-header.ts";
import {
  interleave,
  interleaveLeftSide,
  interleaveMidSide,
  interleavePair,
  interleaveSideRight,
  type Interleaving,
} from "./interleave.ts";
import { LINEAR_PAD } from "./linear.ts";
import { readSubframe, readSubframeHead } from "./subframe.ts";
import { readWideSubframe, unmixWide } from "./wide.ts";

/** Memory for the samples of a frame; it grows with the frames. */
export interface FrameMemory {
  channels: Int32Array[];
  /** A difference of 33 bits. */
  wide: Float64Array;
  /** Interleaved, left-justified to 32 bits. */
  samples: Int32Array;
}

/** Creates memory that has no room yet. */
export function createFrameMemory(): FrameMemory {
  return { channels: [], wide: new Float64Array(0), samples: new Int32Array(0) };
}

/**
 * Decodes the frame with this header, which begins at byte `at`, into `memory.samples`. Where it ends, `bits.position` is.
 * @throws FrameDamage.
 */
export function decodeFrame(bits: Bits, at: number, header: FrameHeader, memory: FrameMemory): void {
  makeRoom(memory, header);
  bits.position = (at + header.size) * 8;
  for (let index = 0; index < header.channels; index++) readChannel(bits, header, memory, index);
  bits.position = (bits.position + 7) & ~7;
  const end = bits.position >> 3;
  if (readBits(bits, 16) !== crc16(bits, at, end))
    throw new FrameDamage("the checksum of the frame is wrong");
  if (!placeSamples(header, memory)) throw new FrameDamage("samples of the frame do not fit its bits");
}

function makeRoom(memory: FrameMemory, { frames, channels, bitDepth, mix }: FrameHeader): void {
  const needed = frames + LINEAR_PAD;
  const held = memory.channels[0]?.length ?? 0;
  const room = held < needed ? Math.max(needed, held * 2) : held;
  if (room > held || memory.channels.length < channels) {
    memory.channels = Array.from({ length: channels }, () => new Int32Array(room));
    memory.samples = new Int32Array(room * channels);
  }
  if (isWide(bitDepth, mix) && memory.wide.length < room) memory.wide = new Float64Array(room);
}

/** In which place the difference stands; -1 where there is none. */
const SIDES = { apart: -1, "left-side": 1, "side-right": 0, "mid-side": 1 } as const;

function isWide(bitDepth: number, mix: FrameHeader["mix"]): boolean {
  return bitDepth === 32 && mix !== "apart";
}

function readChannel(bits: Bits, header: FrameHeader, memory: FrameMemory, index: number): void {
  const { frames, bitDepth, mix } = header;
  const target = memory.channels[index];
  if (target === undefined) throw new Error("a channel without memory");
  const isSide = SIDES[mix] === index;
  if (isSide && isWide(bitDepth, mix)) readWideSubframe(bits, memory.wide, target, frames);
  else readSubframe(bits, target, frames, readSubframeHead(bits, bitDepth + (isSide ? 1 : 0)));
}

function placeSamples({ frames, channels, bitDepth, mix }: FrameHeader, memory: FrameMemory): boolean {
  const spread: Interleaving = { frames, unused: 32 - bitDepth };
  const { samples } = memory;
  const [first, second] = memory.channels;
  if (first === undefined || second === undefined || channels !== 2) {
    return interleave(memory.channels.slice(0, channels), samples, spread);
  }
  if (isWide(bitDepth, mix)) {
    const isSideFirst = SIDES[mix] === 0;
    return unmixWide({ ...spread, mix, side: memory.wide, other: isSideFirst ? second : first }, samples);
  }
  switch (mix) {
    case "apart":
      return interleavePair(first, second, samples, spread);
    case "left-side":
      return interleaveLeftSide(first, second, samples, spread);
    case "side-right":
      return interleaveSideRight(first, second, samples, spread);
    case "mid-side":
      return interleaveMidSide(first, second, samples, spread);
  }
}
