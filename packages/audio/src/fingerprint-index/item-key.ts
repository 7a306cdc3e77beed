/**
 * What an item of a fingerprint is found by. Chromaprint's algorithm 1 gives two bits for each of sixteen filters: the
 * upper says whether the filter is above or below its middle, the lower whether it is near to it or far. The upper sixteen
 * are the key; six of the lower ones, those that coding and equalising change least, are kept beside it as its shade.
 */

/** Keys are 0 to KEYS − 1. */
export const KEYS = 2 ** 16;

/** Bits of a shade. */
export const SHADE_BITS = 6;

/** The upper bit of each filter: 16 bits. */
export function keyOf(item: number): number {
  let bits = (item >>> 1) & 0x55_55_55_55;
  bits = (bits | (bits >>> 1)) & 0x33_33_33_33;
  bits = (bits | (bits >>> 2)) & 0x0f_0f_0f_0f;
  bits = (bits | (bits >>> 4)) & 0x00_ff_00_ff;
  return (bits | (bits >>> 8)) & 0xff_ff;
}

/** Six of the lower bits: those of the filters 0, 1, 2, 6, 11 and 14, counted from the first. */
export function shadeOf(item: number): number {
  return (
    ((item >>> 30) & 1) |
    ((item >>> 27) & 2) |
    ((item >>> 24) & 4) |
    ((item >>> 15) & 8) |
    ((item >>> 4) & 16) |
    ((item << 3) & 32)
  );
}
