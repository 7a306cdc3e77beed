/**
 * The configuration of an Apple Lossless stream, called its magic cookie: 24 bytes, after which a channel layout may
 * follow. Described in ALACMagicCookieDescription.txt of Apple's ALAC project, 2011.
 */
import { CatalogError } from "@deadwax/catalog";

/** What a decoder has to know before the first packet. */
export interface AlacConfig {
  /** Frames in a packet that does not state another number. */
  readonly frameLength: number;
  /** Bits of a sample: 16, 20, 24 or 32. */
  readonly bitDepth: number;
  readonly channels: number;
  /** Frames a second. */
  readonly sampleRate: number;
  /** How fast the running mean of the adaptive Golomb code follows the signal (`pb`). */
  readonly meanRate: number;
  /** With what that mean begins (`mb`). */
  readonly meanStart: number;
  /** The largest parameter of the code (`kb`); 0 where nothing is coded. */
  readonly maxParameter: number;
  /** The layout tag of Core Audio behind the configuration; null where there is none. */
  readonly layoutTag: number | null;
}

const CONFIG_SIZE = 24;
/** Apple's encoder writes 4,096; streams between devices have shorter ones. */
const MAX_FRAME_LENGTH = 65_536;
const MAX_CHANNELS = 8;
const BIT_DEPTHS: readonly number[] = [16, 20, 24, 32];
const MAX_DEPTH = 4;

/**
 * Reads a magic cookie, as it is or inside the atoms that containers and older encoders put around it: `wave`, `frma`,
 * `alac`. `path` is for messages.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD.
 */
export function parseAlacCookie(cookie: Uint8Array, path: string): AlacConfig {
  const bytes = findConfig(cookie, MAX_DEPTH);
  if (bytes === undefined || bytes.length < CONFIG_SIZE) {
    throw notUnderstood(path, "its configuration is missing or cut off");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const layoutTag = nameAt(bytes, CONFIG_SIZE + 4) === "chan" && bytes.length >= CONFIG_SIZE + 16;
  const config: AlacConfig = {
    frameLength: view.getUint32(0),
    bitDepth: view.getUint8(5),
    meanRate: view.getUint8(6),
    meanStart: view.getUint8(7),
    maxParameter: view.getUint8(8),
    channels: view.getUint8(9),
    sampleRate: view.getUint32(20),
    layoutTag: layoutTag ? view.getUint32(CONFIG_SIZE + 12) : null,
  };
  const version = view.getUint8(4);
  const problem = version === 0 ? findProblem(config) : `it is made for decoders of version ${version}`;
  if (problem !== null) throw notUnderstood(path, problem);
  return config;
}

function notUnderstood(path: string, problem: string): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "Apple Lossless", problem });
}

function findProblem(config: AlacConfig): string | null {
  const { frameLength, bitDepth, channels, sampleRate, maxParameter } = config;
  if (frameLength < 1 || frameLength > MAX_FRAME_LENGTH) return `it states ${frameLength} frames a packet`;
  if (!BIT_DEPTHS.includes(bitDepth)) return `samples of ${bitDepth} bits do not exist in it`;
  if (channels < 1 || channels > MAX_CHANNELS) return `it states ${channels} channels`;
  if (sampleRate === 0) return "it states a sample rate of 0 Hz";
  // Encoders that only store samples leave the code out: 0.
  if (maxParameter > 31) return `its code has parameters of up to ${maxParameter} bits`;
  return null;
}

/** The configuration and what follows it, out of the atoms around it. */
function findConfig(bytes: Uint8Array, depth: number): Uint8Array | undefined {
  const first = nameAt(bytes, 4);
  if (first !== "wave" && first !== "frma" && first !== "alac") return bytes;
  let offset = 0;
  while (offset + 8 <= bytes.length && depth > 0) {
    const size = new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0);
    if (size < 8 || offset + size > bytes.length) return undefined;
    const name = nameAt(bytes, offset + 4);
    // Version and flags come first in this one.
    if (name === "alac") return bytes.subarray(offset + 12, offset + size);
    if (name === "wave") return findConfig(bytes.subarray(offset + 8, offset + size), depth - 1);
    offset += size;
  }
  return undefined;
}

function nameAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
