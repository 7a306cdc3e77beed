/** How linear samples of a QuickTime or MP4 track are stored (QuickTime File Format; ISO/IEC 23003-5 for `ipcm`, `fpcm`). */
import { parseChan } from "../aiff/channel-layout.ts";
import type { PcmFormat } from "../pcm/index.ts";
import type { SoundFields } from "./sound-fields.ts";

interface Linear {
  readonly kind: "int" | "float";
  /** Bytes of a sample; null where the bits of the entry decide. */
  readonly width: number | null;
  readonly isBigEndian: boolean;
  /** Samples of one byte are signed. */
  readonly isSigned8: boolean;
}

const signed = { kind: "int", width: null, isSigned8: true } as const;
const CODINGS: Readonly<Record<string, Linear>> = {
  twos: { ...signed, isBigEndian: true },
  sowt: { ...signed, isBigEndian: false },
  "raw ": { ...signed, isBigEndian: true, isSigned8: false },
  NONE: { ...signed, isBigEndian: true, isSigned8: false },
  in24: { ...signed, width: 3, isBigEndian: true },
  in32: { ...signed, width: 4, isBigEndian: true },
  fl32: { kind: "float", width: 4, isBigEndian: true, isSigned8: false },
  fl64: { kind: "float", width: 8, isBigEndian: true, isSigned8: false },
};

/** Flags of `lpcm` in version 2 of the entry. */
const FLOAT = 1;
const BIG_ENDIAN = 2;
const SIGNED = 4;
const PACKED = 8;

const MAX_CHANNELS = 256;
const WIDTHS = { int: [1, 2, 3, 4], float: [4, 8] } as const;

/** Null where the samples are not linear, or stored in a way that nothing here reads. */
export function readPcmFormat(
  fields: SoundFields,
  find: (type: string) => Uint8Array | undefined,
): PcmFormat | null {
  const { channels, sampleRate, sampleSize } = fields;
  const coding = describe(fields, find);
  if (coding === null || sampleRate === null || channels < 1 || channels > MAX_CHANNELS) return null;
  const width = coding.width ?? Math.ceil(sampleSize / 8);
  const widths: readonly number[] = WIDTHS[coding.kind];
  if (!widths.includes(width)) return null;
  const isPartly = coding.kind === "int" && sampleSize > (width - 1) * 8 && sampleSize < width * 8;
  const chan = find("chan")?.subarray(4);
  const layout = chan === undefined ? null : parseChan(chan, channels);
  return {
    kind: coding.kind,
    width,
    validBits: isPartly ? sampleSize : width * 8,
    channels,
    sampleRate,
    channelMask: layout?.mask ?? null,
    isBigEndian: coding.isBigEndian,
    isSigned8: coding.isSigned8,
    ...(layout?.order != null && { channelOrder: layout.order }),
  };
}

function describe(fields: SoundFields, find: (type: string) => Uint8Array | undefined): Linear | null {
  const { coding, linearFlags, sampleSize } = fields;
  if (coding === "ipcm" || coding === "fpcm") return describeIso(coding, find("pcmC"));
  if (coding === "lpcm") return linearFlags === null ? null : describeFlags(linearFlags, sampleSize);
  const known = CODINGS[coding];
  if (known === undefined) return null;
  const enda = find("enda");
  const isTurned = enda !== undefined && known.width !== null && enda[1] === 1;
  return isTurned ? { ...known, isBigEndian: false } : known;
}

function describeFlags(flags: number, bits: number): Linear | null {
  const kind = (flags & FLOAT) === 0 ? "int" : "float";
  const isSigned = (flags & SIGNED) !== 0;
  if ((flags & PACKED) === 0 && bits % 8 !== 0) return null;
  if (kind === "int" && !isSigned && bits > 8) return null;
  return { kind, width: Math.ceil(bits / 8), isBigEndian: (flags & BIG_ENDIAN) !== 0, isSigned8: isSigned };
}

/** Version and flags, then whether it is little-endian, then bits. */
function describeIso(coding: string, config: Uint8Array | undefined): Linear | null {
  const [little, bits] = [config?.[4], config?.[5]];
  if (little === undefined || bits === undefined || bits % 8 !== 0) return null;
  const kind = coding === "ipcm" ? "int" : "float";
  return { kind, width: bits / 8, isBigEndian: (little & 1) === 0, isSigned8: true };
}
