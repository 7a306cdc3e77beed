/** From rows of pitch-class energies to the 32-bit items of a fingerprint. */
import { createChromaImage, partsOf, type ChromaImage, type Parts, type Rectangle } from "./chroma-image.ts";
import { CLASSES } from "./pitch-classes.ts";
import { RECTANGLE_FILTERS } from "./rectangle-filters.ts";

/** Weights of five rows in a row. */
const SMOOTHING = [0.25, 0.75, 1, 0.75, 0.25];
/** A row shorter than this, with full scale at 1, is silence: about -87 dBFS. */
const SILENT = 0.01;
/** Neighbours of the four outcomes differ in one bit. */
const GRAY_CODE = [0, 1, 3, 2] as const;

/** Takes the rows of a recording in order; tells its items at the end. */
export interface ItemMaker {
  add(row: Float64Array): void;
  finish(): Uint32Array;
}

/** Creates the maker. It keeps a few rows and the items. */
export function createItemMaker(): ItemMaker {
  const recent = new Float64Array(SMOOTHING.length * CLASSES);
  const smooth = new Float64Array(CLASSES);
  const image = createChromaImage();
  const weighers = RECTANGLE_FILTERS.map((filter) => ({
    parts: partsOf(filter),
    thresholds: filter.thresholds,
  }));
  const items: number[] = [];
  let rows = 0;
  return {
    add(row) {
      recent.copyWithin(0, CLASSES);
      recent.set(row, recent.length - CLASSES);
      rows += 1;
      if (rows < SMOOTHING.length) return;
      smoothen(recent, smooth);
      image.add(smooth);
      if (!image.isFull()) return;
      let item = 0;
      for (const { parts, thresholds } of weighers)
        item = (item << 2) | quantize(weigh(image, parts), thresholds);
      items.push(item >>> 0);
    },
    finish: () => Uint32Array.from(items),
  };
}

/** Sums the rows by weight and makes the sum a vector of length 1, or 0 where there is nothing to hear. */
function smoothen(recent: Float64Array, smooth: Float64Array): void {
  let square = 0;
  for (let k = 0; k < CLASSES; k += 1) {
    let sum = 0;
    for (let n = 0; n < SMOOTHING.length; n += 1) sum += (SMOOTHING[n] ?? 0) * (recent[n * CLASSES + k] ?? 0);
    smooth[k] = sum;
    square += sum * sum;
  }
  const length = Math.sqrt(square);
  const scale = length < SILENT ? 0 : 1 / length;
  for (let k = 0; k < CLASSES; k += 1) smooth[k] = (smooth[k] ?? 0) * scale;
}

function weigh(image: ChromaImage, { heavy, light }: Parts): number {
  return Math.log((1 + sumOf(image, heavy)) / (1 + sumOf(image, light)));
}

function sumOf(image: ChromaImage, rectangles: readonly Rectangle[]): number {
  let sum = 0;
  for (const rectangle of rectangles) sum += image.sum(rectangle);
  return sum;
}

function quantize(weight: number, [low, middle, high]: readonly [number, number, number]): number {
  if (weight < middle) return GRAY_CODE[weight < low ? 0 : 1];
  return GRAY_CODE[weight < high ? 2 : 3];
}
