/**
 * The audio hash of coded audio: kinds `pkt `, `pic ` and `vid ` of docs/reference/audio-hash.md, which counts where this
 * file and it should ever disagree.
 */
import { createHash } from "node:crypto";
import { resolveLayout } from "../audio-hash/index.ts";

/** A run of decoded frames that is to be heard (“Stretches”). */
export interface Stretch {
  /** Frames in front of it; null where that is not told, or where it is silence that no packet holds. */
  readonly start: number | null;
  /** Frames in it; null where that is not told. */
  readonly frames: number | null;
}

/** What a decoder knows of coded sound before the first packet. */
export interface CodedSound {
  /** Four characters: `mp3 `, `aac `, `vorb`, `opus`, or those of the sample entry. */
  readonly codec: string;
  /** Frames a second: the unit of stretches. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly setup: readonly Uint8Array[];
}

/** The same of pictures; their stretches are counted in milliseconds. */
export interface CodedPictures {
  /** The four characters of the sample entry. */
  readonly codec: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly setup: readonly Uint8Array[];
}

/** Takes packets in order, then what of them is to be heard, and tells the hash. */
export interface PacketHasher {
  add(packet: Uint8Array): void;
  /** `dwa1:` and 64 lower-case hex digits. The hasher is used up. */
  finish(stretches: readonly Stretch[]): string;
}

const PREFIX = "dwa1:";
/** What the stretches of pictures are counted in, a second. */
const MILLISECONDS = 1000;

/** Creates the hasher for coded sound (kind `pkt `). */
export function createPacketHasher({ codec, sampleRate, channels, setup }: CodedSound): PacketHasher {
  const numbers = [sampleRate, channels, resolveLayout(channels, null)];
  return createHasher("dwa1pkt ", { numbers, codec, setup });
}

/** Creates the hasher for one track of pictures (kind `pic `), whose hash only goes into that of a video. */
export function createPictureHasher({ codec, width, height, setup }: CodedPictures): PacketHasher {
  return createHasher("dwa1pic ", { numbers: [MILLISECONDS, width, height], codec, setup });
}

/** The hash of a file with pictures (kind `vid `), from the hashes of its tracks in the order of the file. */
export function hashVideo(sounds: readonly string[], pictures: readonly string[]): string {
  const hash = createHash("sha256").update("dwa1vid ");
  for (const hashes of [sounds, pictures]) {
    hash.update(uint32(hashes.length));
    for (const one of hashes) hash.update(one.slice(PREFIX.length), "hex");
  }
  return `${PREFIX}${hash.digest("hex")}`;
}

interface Head {
  readonly numbers: readonly number[];
  readonly codec: string;
  readonly setup: readonly Uint8Array[];
}

function createHasher(kind: string, { numbers, codec, setup }: Head): PacketHasher {
  const hash = createHash("sha256").update(kind);
  // Hashed before the next call writes into it again.
  const length = Buffer.alloc(4);
  let packets = 0;
  const addCounted = (bytes: Uint8Array): void => {
    length.writeUInt32LE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const number of numbers) hash.update(uint32(number));
  hash.update(fourCharacters(codec)).update(uint32(setup.length));
  for (const part of setup) addCounted(part);
  return {
    add(packet) {
      packets += 1;
      addCounted(packet);
    },
    finish(stretches) {
      for (const { start, frames } of stretches) hash.update(uint64(start)).update(uint64(frames));
      hash.update(uint64(packets)).update(uint64(stretches.length));
      return `${PREFIX}${hash.digest("hex")}`;
    },
  };
}

function fourCharacters(codec: string): Buffer {
  const bytes = Buffer.from(codec, "latin1");
  if (bytes.length !== 4) throw new Error(`a codec of ${bytes.length} characters: ${codec}`);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** All bits 1 where there is no number. */
function uint64(value: number | null): Buffer {
  const bytes = Buffer.alloc(8, 0xff);
  if (value !== null) bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
