/** The fmt chunk: WAVEFORMAT, PCMWAVEFORMAT, WAVEFORMATEX and WAVEFORMATEXTENSIBLE (Microsoft, mmreg.h). */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { PcmFormat } from "../pcm/index.ts";
import { readUint16, readUint32 } from "../riff/index.ts";
import { nameWavCoding, TAG_EXTENSIBLE, TAG_FLOAT, TAG_PCM } from "./coding.ts";

/** What the fmt chunk says. `pcm` is null when the samples are coded in another way. */
export interface WavFormat {
  readonly pcm: PcmFormat | null;
  /** The format tag, taken from the sub-format where the chunk is extensible. */
  readonly tag: number;
  readonly coding: string;
  readonly channels: number;
  readonly sampleRate: number;
  /** Bytes a second, as stated. */
  readonly byteRate: number;
  readonly channelMask: number | null;
  readonly issues: readonly Issue[];
}

/** Far beyond every immersive format, and few enough that one frame is small. */
const MAX_CHANNELS = 4096;

/** The end of every sub-format that stands for a format tag: xxxx0000-0000-0010-8000-00aa00389b71. */
const GUID_TAIL = "000000001000800000aa00389b71";

/**
 * Reads the content of a fmt chunk. `path` is for messages.
 * @throws CatalogError AUDIO_FORMAT_INVALID, AUDIO_CODING_UNSUPPORTED.
 */
export function parseFmt(bytes: Uint8Array, path: string): WavFormat {
  if (bytes.length < 14) throw invalid(path, `it has ${bytes.length} of at least 14 bytes`);
  const stated = readUint16(bytes, 0);
  const isExtensible = stated === TAG_EXTENSIBLE && bytes.length >= 40;
  const tag = isExtensible ? readSubFormat(bytes, path) : stated;
  const channels = readUint16(bytes, 2);
  const sampleRate = readUint32(bytes, 4);
  if (channels === 0 || channels > MAX_CHANNELS) throw invalid(path, `it states ${channels} channels`);
  if (sampleRate === 0) throw invalid(path, "it states a sample rate of 0 Hz");
  const common = { tag, channels, sampleRate, byteRate: readUint32(bytes, 8) };
  const channelMask = isExtensible ? readUint32(bytes, 20) : null;
  if (tag !== TAG_PCM && tag !== TAG_FLOAT) {
    return { ...common, channelMask, coding: nameWavCoding(tag), pcm: null, issues: [] };
  }
  const kind = tag === TAG_PCM ? "int" : "float";
  const sample = readSampleLayout(bytes, { kind, channels, isExtensible, path });
  const pcm = { kind, ...sample.layout, channels, sampleRate, channelMask } as const;
  return { ...common, channelMask, coding: nameWavCoding(tag), pcm, issues: sample.issues };
}

function invalid(path: string, problem: string): CatalogError {
  return new CatalogError("AUDIO_FORMAT_INVALID", { path, problem });
}

function readSubFormat(bytes: Uint8Array, path: string): number {
  const guid = Buffer.from(bytes.subarray(24, 40)).toString("hex");
  if (guid.slice(4) === GUID_TAIL) return readUint16(bytes, 24);
  throw new CatalogError("AUDIO_CODING_UNSUPPORTED", { path, coding: `sub-format ${guid}` });
}

interface LayoutContext {
  readonly kind: "int" | "float";
  readonly channels: number;
  readonly isExtensible: boolean;
  readonly path: string;
}

interface SampleLayout {
  readonly layout: { readonly width: number; readonly validBits: number };
  readonly issues: readonly Issue[];
}

/**
 * The bytes of one sample are those of a frame divided by the channels; the bits only say how many of them carry
 * signal. Where the two contradict each other the bits decide, as in other readers.
 */
function readSampleLayout(bytes: Uint8Array, context: LayoutContext): SampleLayout {
  // The oldest form ends before the bits, which then follow from the size of a frame.
  const bits = bytes.length >= 16 ? readUint16(bytes, 14) : 0;
  const byFrame = readUint16(bytes, 12) / context.channels;
  const width = bits > 0 ? Math.ceil(bits / 8) : byFrame;
  const widths = context.kind === "int" ? [1, 2, 3, 4] : [4, 8];
  if (!widths.includes(width)) {
    throw invalid(context.path, `samples of ${bits || byFrame * 8} bits (${context.kind}) do not exist`);
  }
  const issues = byFrame === width ? [] : [frameSizeIssue(readUint16(bytes, 12), width * context.channels)];
  const stated = context.isExtensible ? readUint16(bytes, 18) : bits;
  const validBits = stated >= 1 && stated <= width * 8 ? stated : width * 8;
  return { layout: { width, validBits }, issues };
}

function frameSizeIssue(stated: number, derived: number): Issue {
  return {
    code: "WAV_FRAME_SIZE",
    severity: "warning",
    path: [],
    message: `The fmt chunk states ${stated} bytes a frame, but its channels and bits make ${derived}; ${derived} was used.`,
    received: String(stated),
    expected: String(derived),
  };
}
