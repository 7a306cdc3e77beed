/**
 * The order of channels. Apple Lossless keeps them as pairs and single ones, the centre first; WAVE has an order of its
 * own (the bits of its speaker mask). Tags and orders are those of ALACMagicCookieDescription.txt.
 */

export interface ChannelPlaces {
  /** For each channel in the order of the packet its place in the order of WAVE. */
  readonly places: readonly number[];
  /** WAVE speaker positions; null where they are not known. */
  readonly mask: number | null;
}

interface Layout extends ChannelPlaces {
  readonly tag: number;
}

/** By number of channels, from 1. */
const LAYOUTS: readonly Layout[] = [
  { tag: 0x64_0001, mask: 0x4, places: [0] },
  { tag: 0x65_0002, mask: 0x3, places: [0, 1] },
  // C L R
  { tag: 0x71_0003, mask: 0x7, places: [2, 0, 1] },
  // C L R Cs
  { tag: 0x74_0004, mask: 0x107, places: [2, 0, 1, 3] },
  // C L R Ls Rs
  { tag: 0x78_0005, mask: 0x37, places: [2, 0, 1, 3, 4] },
  // C L R Ls Rs LFE
  { tag: 0x7c_0006, mask: 0x3f, places: [2, 0, 1, 4, 5, 3] },
  // C L R Ls Rs Cs LFE
  { tag: 0x8e_0007, mask: 0x13f, places: [2, 0, 1, 4, 5, 6, 3] },
  // C Lc Rc L R Ls Rs LFE
  { tag: 0x7f_0008, mask: 0xff, places: [2, 6, 7, 0, 1, 4, 5, 3] },
];

/**
 * Where channels belong. Without a tag they are taken to be those the encoder makes of so many: other decoders do so,
 * and files are written that count on it. A tag that is not among those the format knows leaves them as they are.
 */
export function placeChannels(channels: number, tag: number | null): ChannelPlaces {
  const layout = LAYOUTS[channels - 1];
  if (layout !== undefined && (tag === null || tag === layout.tag)) return layout;
  return { places: Array.from({ length: channels }, (_, index) => index), mask: null };
}
