/** What stands at `from` or behind it moves by `shift` bytes. */
export interface Move {
  readonly from: number;
  readonly shift: number;
}

/** Bytes that are to stand in place of as many. */
export interface Patch {
  readonly offset: number;
  readonly bytes: Uint8Array;
}
