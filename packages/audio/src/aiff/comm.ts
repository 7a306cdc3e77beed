/** The COMM chunk of AIFF (1989) and its longer form in AIFF-C (1991). */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { PcmFormat } from "../pcm/index.ts";
import { readFourCc } from "../riff/index.ts";
import { readUint16, readUint32 } from "./big-endian.ts";
import type { AiffForm } from "./chunk-map.ts";
import { findLinearCoding, nameAiffCoding, type LinearCoding } from "./coding.ts";
import { readExtended } from "./extended.ts";
import { codingMissing, fractionalRate } from "./issues.ts";

/** What the COMM chunk says. `pcm` is null when the samples are coded in a way that is not linear. */
export interface AiffFormat {
  readonly pcm: PcmFormat | null;
  /** The compression type, four characters as in the file; `NONE` where the form has none. */
  readonly compressionType: string;
  /** Its name in words, as the file gives it; empty where it gives none. */
  readonly compressionName: string;
  /** The name of a coding that is not linear: `pcm_mulaw`; null where it is linear. */
  readonly coding: string | null;
  readonly channels: number;
  /** Frames a second, as a whole number. */
  readonly sampleRate: number;
  /** Sample frames the chunk states; packets where the samples are coded in packets. */
  readonly statedFrames: number;
  readonly issues: readonly Issue[];
}

/** Far beyond every immersive format, and few enough that one frame is small. */
const MAX_CHANNELS = 4096;
const MAX_RATE = 0xffff_ffff;
const SHORT_FORM = 18;
const UNCOMPRESSED = "NONE";

export interface CommContext {
  readonly form: AiffForm;
  /** For messages. */
  readonly path: string;
}

/**
 * Reads the content of a COMM chunk.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD.
 */
export function parseComm(bytes: Uint8Array, { form, path }: CommContext): AiffFormat {
  if (bytes.length < SHORT_FORM) {
    throw notUnderstood(path, `its COMM chunk has ${bytes.length} of at least ${SHORT_FORM} bytes`);
  }
  const channels = readUint16(bytes, 0);
  const bits = readUint16(bytes, 6);
  if (channels === 0 || channels > MAX_CHANNELS) throw notUnderstood(path, `it states ${channels} channels`);
  const exact = readExtended(bytes, 8) ?? Number.NaN;
  const sampleRate = Math.round(exact);
  if (!(sampleRate >= 1 && sampleRate <= MAX_RATE)) {
    throw notUnderstood(path, `a sample rate of ${exact} Hz makes no sense`);
  }
  const isNamed = form === "AIFC" && bytes.length >= SHORT_FORM + 4;
  const compressionType = isNamed ? readFourCc(bytes, SHORT_FORM) : UNCOMPRESSED;
  const linear = findLinearCoding(compressionType);
  const sample = linear === undefined ? null : readSampleLayout(linear, bits, path);
  const issues = sampleRate === exact ? [] : [fractionalRate(exact, sampleRate)];
  if (form === "AIFC" && !isNamed) issues.push(codingMissing());
  return {
    pcm: sample === null ? null : { ...sample, channels, sampleRate, channelMask: null },
    compressionType,
    compressionName: isNamed ? readPascalText(bytes, SHORT_FORM + 4) : "",
    coding: linear === undefined ? nameAiffCoding(compressionType) : null,
    channels,
    sampleRate,
    statedFrames: readUint32(bytes, 2),
    issues,
  };
}

/** The refusal of a file that begins like AIFF and goes on in a way that nothing can be made of. */
export function notUnderstood(path: string, problem: string): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "AIFF", problem });
}

type SampleLayout = Omit<PcmFormat, "channels" | "sampleRate" | "channelMask">;

/** Bits fill whole bytes from the top; a type that is made for one width has that width whatever the bits say. */
function readSampleLayout(linear: LinearCoding, bits: number, path: string): SampleLayout {
  const width = linear.width ?? Math.ceil(bits / 8);
  if (linear.kind === "int" && (width < 1 || width > 4)) {
    throw notUnderstood(path, `samples of ${bits} bits do not exist`);
  }
  const validBits = bits >= 1 && bits <= width * 8 ? bits : width * 8;
  return {
    kind: linear.kind,
    width,
    validBits,
    isBigEndian: linear.isBigEndian,
    isSigned8: linear.isOffsetBinary !== true,
  };
}

/** A length and so many characters, of which those that are there count. */
function readPascalText(bytes: Uint8Array, offset: number): string {
  const length = bytes[offset] ?? 0;
  return Buffer.from(bytes.subarray(offset + 1, offset + 1 + length)).toString("latin1");
}
