/** The part of PFFFT's C interface that is used; pointers are offsets into its memory. */
declare module "@echogarden/pffft-wasm/simd" {
  export interface Pffft {
    /** Of all its memory; another one after it has grown. */
    readonly HEAPF32: Float32Array;
    /** Aborts the program for a size it cannot do. `kind`: 0 real, 1 complex. */
    _pffft_new_setup(size: number, kind: 0 | 1): number;
    _pffft_aligned_malloc(bytes: number): number;
    /** `direction`: 0 forward, 1 backward; neither is scaled. */
    _pffft_transform_ordered(
      setup: number,
      input: number,
      output: number,
      work: number,
      direction: 0 | 1,
    ): void;
  }
  // eslint-disable-next-line no-restricted-syntax -- theirs has no other name
  export default function createPffft(): Promise<Pffft>;
}
