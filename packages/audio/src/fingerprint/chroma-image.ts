/** The last rows of a chroma image, and the sums of rectangles in it. */
import { FILTER_ROWS, type RectangleFilter } from "./rectangle-filters.ts";
import { CLASSES } from "./pitch-classes.ts";

/** Every row is held as its running sum, from 0 to the sum of all classes. */
const WIDTH = CLASSES + 1;

/** A rectangle: rows and classes from the first up to, but not including, the end. */
export interface Rectangle {
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstClass: number;
  readonly endClass: number;
}

export interface ChromaImage {
  add(row: Float64Array): void;
  /** There are enough rows for every filter. */
  isFull(): boolean;
  /** Row 0 is the oldest. */
  sum(rectangle: Rectangle): number;
}

/** Creates an image of as many rows as the widest filter needs; a new row pushes out the oldest. */
export function createChromaImage(): ChromaImage {
  const sums = new Float64Array(FILTER_ROWS * WIDTH);
  let rows = 0;
  return {
    add(row) {
      sums.copyWithin(0, WIDTH);
      let sum = 0;
      const start = (FILTER_ROWS - 1) * WIDTH;
      for (let k = 0; k < CLASSES; k += 1) {
        sum += row[k] ?? 0;
        sums[start + k + 1] = sum;
      }
      rows += 1;
    },
    isFull: () => rows >= FILTER_ROWS,
    sum({ firstRow, endRow, firstClass, endClass }) {
      let sum = 0;
      for (let at = firstRow * WIDTH; at < endRow * WIDTH; at += WIDTH) {
        sum += (sums[at + endClass] ?? 0) - (sums[at + firstClass] ?? 0);
      }
      return sum;
    },
  };
}

/** The parts of a filter that are weighed against each other. */
export interface Parts {
  readonly heavy: readonly Rectangle[];
  readonly light: readonly Rectangle[];
}

/** Cuts a filter's rectangle into its parts; the first row of the filter is row 0 of the image. */
export function partsOf({ shape, firstClass, classes, rows }: RectangleFilter): Parts {
  const part = (rowSpan: Span, classSpan: Span): Rectangle => ({
    firstRow: rowSpan[0],
    endRow: rowSpan[1],
    firstClass: firstClass + classSpan[0],
    endClass: firstClass + classSpan[1],
  });
  const [allRows, allClasses] = [cut(rows, 1), cut(classes, 1)];
  switch (shape) {
    case "whole":
      return { heavy: [part(allRows[0], allClasses[0])], light: [] };
    case "class-halves": {
      const [low, high] = cut(classes, 2);
      return { heavy: [part(allRows[0], high)], light: [part(allRows[0], low)] };
    }
    case "row-halves": {
      const [early, late] = cut(rows, 2);
      return { heavy: [part(late, allClasses[0])], light: [part(early, allClasses[0])] };
    }
    case "quarters": {
      const [early, late] = cut(rows, 2);
      const [low, high] = cut(classes, 2);
      return { heavy: [part(early, high), part(late, low)], light: [part(early, low), part(late, high)] };
    }
    case "class-thirds": {
      const [low, middle, high] = cut(classes, 3);
      return { heavy: [part(allRows[0], middle)], light: [part(allRows[0], low), part(allRows[0], high)] };
    }
    case "row-thirds": {
      const [early, middle, late] = cut(rows, 3);
      return {
        heavy: [part(middle, allClasses[0])],
        light: [part(early, allClasses[0]), part(late, allClasses[0])],
      };
    }
  }
}

type Span = readonly [number, number];

/** Cuts a length into two or three spans; what does not divide goes to the last. Those that are not asked for are empty. */
function cut(length: number, parts: number): readonly [Span, Span, Span] {
  const size = Math.floor(length / parts);
  const edge = (n: number): number => (n < parts ? n * size : length);
  return [
    [0, edge(1)],
    [edge(1), edge(2)],
    [edge(2), length],
  ];
}
