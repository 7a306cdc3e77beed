/** 32-bit items, one for each 0.1238 s of the whole recording, as Chromaprint's algorithm 1 makes them. */
export interface Fingerprint {
  readonly items: Uint32Array;
  /**
   * Version of what made it, then the program that decoded the sound where it was another: `chromaprint-1/deadwax-1
   * ffmpeg/7.1`. Another version's are not compared.
   */
  readonly madeBy: string;
}
