/**
 * The CHAN chunk that Apple's and other writers put into AIFF: an AudioChannelLayout of Core Audio (CoreAudioTypes.h), as
 * a tag that stands for an order of speakers, as a bitmap, or as one label for each channel.
 */
import { readUint32 } from "./big-endian.ts";

/** Which speakers the channels are for, and in which order they are stored. */
export interface ChannelLayout {
  /** WAVE speaker positions. */
  readonly mask: number;
  /** For each stored channel its place in the order of WAVE; null where they are stored in that order. */
  readonly order: readonly number[] | null;
}

const USE_DESCRIPTIONS = 0;
const USE_BITMAP = 0x1_0000;
/** Labels 1 to 18 are the bits of the WAVE mask, in its order. */
const LAST_WAVE_LABEL = 18;

/** Bits of the WAVE mask by the names Core Audio gives the speakers. Its left surround is the left back of WAVE. */
const SPEAKERS: Readonly<Record<string, number>> = {
  L: 0x1,
  R: 0x2,
  C: 0x4,
  LFE: 0x8,
  Ls: 0x10,
  Rs: 0x20,
  Lc: 0x40,
  Rc: 0x80,
  Cs: 0x100,
  Lsd: 0x200,
  Rsd: 0x400,
};

/** Layout tags by their upper 16 bits; the lower ones are the number of channels. */
const TAGS: Readonly<Record<number, string>> = {
  100: "C",
  101: "L R",
  102: "L R",
  106: "L R",
  108: "L R Ls Rs",
  109: "L R Ls Rs C",
  110: "L R Ls Rs C Cs",
  113: "L R C",
  114: "C L R",
  115: "L R C Cs",
  116: "C L R Cs",
  117: "L R C Ls Rs",
  118: "L R Ls Rs C",
  119: "L C R Ls Rs",
  120: "C L R Ls Rs",
  121: "L R C LFE Ls Rs",
  122: "L R Ls Rs C LFE",
  123: "L C R Ls Rs LFE",
  124: "C L R Ls Rs LFE",
  125: "L R C LFE Ls Rs Cs",
  126: "L R C LFE Ls Rs Lc Rc",
  127: "C Lc Rc L R Ls Rs LFE",
  // Rear surrounds come last in its name, but what writers store under it is the 7.1 of WAVE, whose sides come last.
  128: "L R C LFE Ls Rs Lsd Rsd",
  129: "L R Ls Rs C LFE Lc Rc",
  131: "L R Cs",
  132: "L R Ls Rs",
  133: "L R LFE",
  134: "L R LFE Cs",
  135: "L R LFE Ls Rs",
  136: "L R C LFE",
  137: "L R C LFE Cs",
  138: "L R Ls Rs LFE",
  139: "L R Ls Rs C Cs",
  141: "C L R Ls Rs Cs",
  142: "C L R Ls Rs Cs LFE",
};

/** Reads the content of a CHAN chunk. Null where it does not name a WAVE speaker, each its own, for every channel. */
export function parseChan(bytes: Uint8Array, channels: number): ChannelLayout | null {
  if (bytes.length < 12) return null;
  const speakers = listSpeakers(bytes);
  const mask = speakers.reduce((sum, speaker) => sum | speaker, 0);
  const inOrder = [...new Set(speakers)].sort((a, b) => a - b);
  if (inOrder.length !== channels || speakers.length !== channels || speakers.includes(0)) return null;
  const order = speakers.map((speaker) => inOrder.indexOf(speaker));
  return { mask, order: order.every((place, index) => place === index) ? null : order };
}

/** The bit of every stored channel, 0 for a speaker WAVE does not know. */
function listSpeakers(bytes: Uint8Array): readonly number[] {
  const tag = readUint32(bytes, 0);
  if (tag === USE_BITMAP) {
    const bitmap = readUint32(bytes, 4) & (2 ** LAST_WAVE_LABEL - 1);
    return Array.from({ length: LAST_WAVE_LABEL }, (_, bit) => bitmap & (1 << bit)).filter(
      (bit) => bit !== 0,
    );
  }
  if (tag !== USE_DESCRIPTIONS) {
    const names = TAGS[Math.trunc(tag / 0x1_0000)]?.split(" ") ?? [];
    return names.map((name) => SPEAKERS[name] ?? 0);
  }
  const count = Math.min(readUint32(bytes, 8), Math.floor((bytes.length - 12) / 20));
  return Array.from({ length: count }, (_, index) => {
    const label = readUint32(bytes, 12 + index * 20);
    return label >= 1 && label <= LAST_WAVE_LABEL ? 1 << (label - 1) : 0;
  });
}
