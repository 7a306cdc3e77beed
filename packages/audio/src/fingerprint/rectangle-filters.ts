/**
 * The sixteen filters and thresholds of Chromaprint's algorithm 1: what was learned from a corpus once and makes its items
 * comparable with everybody's. The shapes are those of Ke, Hoiem, Sukthankar: "Computer Vision for Music Identification" (CVPR 2005).
 */

/** A rectangle of the chroma image, `rows` of time by `classes` of pitch, in which one part is weighed against another. */
export interface RectangleFilter {
  readonly shape: RectangleShape;
  readonly firstClass: number;
  readonly classes: number;
  readonly rows: number;
  /** Ascending; they part the outcomes into four. */
  readonly thresholds: readonly [number, number, number];
}

/**
 * What counts against what: the whole against nothing; the upper half of the classes against the lower, the later half of the
 * rows against the earlier; the one diagonal of quarters against the other; the middle third against both outer ones, of the
 * classes and of the rows.
 */
export type RectangleShape =
  "whole" | "class-halves" | "row-halves" | "quarters" | "class-thirds" | "row-thirds";

type Line = readonly [RectangleShape, number, number, number, number, number, number];

// Shape, first class, classes, rows, thresholds. The first makes the highest two bits of an item.
const LINES: readonly Line[] = [
  ["whole", 4, 3, 15, 1.98215, 2.35817, 2.63523],
  ["class-thirds", 4, 6, 15, -1.03809, -0.651211, -0.282167],
  ["class-halves", 0, 4, 16, -0.298702, 0.119262, 0.558497],
  ["quarters", 8, 2, 12, -0.105439, 0.0153946, 0.135898],
  ["quarters", 4, 4, 8, -0.142891, 0.0258736, 0.200632],
  ["class-thirds", 0, 3, 5, -0.826319, -0.590612, -0.368214],
  ["class-halves", 2, 2, 9, -0.557409, -0.233035, 0.0534525],
  ["row-halves", 7, 3, 4, -0.0646826, 0.00620476, 0.0784847],
  ["row-halves", 6, 2, 16, -0.192387, -0.029699, 0.215855],
  ["row-halves", 1, 3, 2, -0.0397818, -0.00568076, 0.0292026],
  ["row-thirds", 10, 1, 15, -0.53823, -0.369934, -0.190235],
  ["quarters", 6, 2, 10, -0.124877, 0.0296483, 0.139239],
  ["row-halves", 1, 1, 14, -0.101475, 0.0225617, 0.231971],
  ["quarters", 5, 6, 4, -0.0799915, -0.00729616, 0.063262],
  ["class-halves", 9, 2, 12, -0.272556, 0.019424, 0.302559],
  ["quarters", 4, 2, 14, -0.164292, -0.0321188, 0.0846339],
];

export const RECTANGLE_FILTERS: readonly RectangleFilter[] = LINES.map(
  ([shape, firstClass, classes, rows, low, middle, high]) => ({
    shape,
    firstClass,
    classes,
    rows,
    thresholds: [low, middle, high],
  }),
);

/** Rows that the widest of them covers. */
export const FILTER_ROWS = 16;
