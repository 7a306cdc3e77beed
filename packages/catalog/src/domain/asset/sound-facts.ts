/** What all samples of a file say about how it sounds. Milliseconds are counted from the first frame. */
export interface SoundFacts {
  /** Names and versions of the algorithms: `bs1770-5/1 signal/1`. */
  readonly measuredBy: string;
  /** ITU-R BS.1770, gated. Null for less than 400 ms, and where nothing is above -70 LUFS. */
  readonly integratedLufs: number | null;
  /** EBU Tech 3342. Null for less than 3 s. */
  readonly rangeLu: number | null;
  readonly maxMomentaryLufs: number | null;
  readonly maxShortTermLufs: number | null;
  /** Over all channels. Null for digital silence. */
  readonly truePeakDbtp: number | null;
  readonly samplePeakDbfs: number | null;
  /** The mean of the channel where it is farthest from 0, full scale being 1. */
  readonly dcOffset: number;
  /** Below -60 dBFS at the beginning and at the end; audio that is silent as a whole is both. */
  readonly startSilenceMs: number;
  readonly endSilenceMs: number;
  /** The longest silence between two sounds. */
  readonly longestSilence: { readonly startMs: number; readonly durationMs: number } | null;
  /** Three samples or more in a row at full scale. */
  readonly clipping: {
    readonly runs: number;
    readonly firstMs: number | null;
    readonly longestFrames: number;
  };
  /** Fewer than the bits of the format where the lowest are always 0; null for floats. */
  readonly usedBits: number | null;
  /** Mono stored as several channels. */
  readonly areChannelsEqual: boolean;
  /** One channel is the other inverted: a mono player plays nothing. */
  readonly isMonoSumSilent: boolean;
}

/** The outline of the audio for drawing: of every so many frames the lowest and the highest sample. */
export interface Waveform {
  /** 256, or twice, four times … that in long audio. */
  readonly framesPerPair: number;
  /** For each channel lowest, highest, lowest, highest …; full scale is -32 768 to 32 767. */
  readonly channels: readonly Int16Array[];
}
