import type { Decoding } from "../decoding/index.ts";

/** Samples, and what has to be ended when nobody wants them any more. */
export interface ClosableDecoding {
  readonly decoding: Decoding;
  /** A coder left out what it thought nobody would hear. */
  readonly isLossy: boolean;
  readonly close?: () => Promise<void>;
}
