/**
 * One thing that was measured between two pieces of audio. A is what is known, B what is asked about. Times are seconds:
 * of A where something of A is missing in B (`cut`), of B for everything else.
 */
export interface SoundFact {
  readonly kind: SoundFactKind;
  readonly start?: number;
  readonly end?: number;
  readonly amount?: number;
  readonly unit?: SoundFactUnit;
}

export type SoundFactUnit = "s" | "dB" | "LU" | "%" | "cents" | "ppm" | "Hz" | "channels" | "bits" | "ratio";

/** Every kind of fact, with what its amount says. */
export const SOUND_FACT_KINDS = {
  /** dB by which B is louder, the same over all of it. */
  level: "dB",
  /** B is upside down. */
  polarity: null,
  /** B has left and right exchanged. */
  swap: null,
  /** B is A's channels as fewer; amount is how many are left. */
  "fold-down": "channels",
  /** Seconds of silence more (or, below zero, less) before the first modulation of B. */
  "silence-start": "s",
  /** The same after its last. */
  "silence-end": "s",
  /** Sample rate of B, where it is another one. */
  resampled: "Hz",
  /** B went through a lossy coder; amount is the noise it left, against the sound. */
  lossy: "dB",
  /** B's frequencies end here, where A's go on. */
  bandwidth: "Hz",
  /** Spread of the gain over frequencies. */
  equaliser: "dB",
  /** Spread of the gain over time. */
  dynamics: "dB",
  /** A passage of A that is not in B: out of the middle, or at the beginning or end. */
  cut: "s",
  /** A passage of B that is in A at another place too, played once more. */
  repeated: "s",
  /** A passage of B that A does not have. */
  inserted: "s",
  /** A passage of B that comes earlier or later in A. */
  moved: "s",
  "fade-in": "s",
  "fade-out": "s",
  /** A passage in which B has lost sound that A has. */
  muted: "s",
  /** A passage of A that runs backwards in B. */
  reversed: "s",
  /** A passage in which B has other sound than A. */
  replaced: "s",
  /** Something sounds in A all along that does not in B; amount is how much of A is left over. */
  "part-removed": "dB",
  /** Something sounds in B all along that does not in A. */
  "part-added": "dB",
  /** B is contained in A, and A has much more. */
  "part-alone": "dB",
  /** B runs faster (or, below zero, slower), its pitch with it. */
  speed: "%",
  /** B runs faster, its pitch unchanged. */
  tempo: "%",
  /** B is higher, its pace unchanged. */
  pitch: "cents",
  /** The clocks of the two differ by so little that nobody hears it. */
  drift: "ppm",
  /** Melody and harmony of the two go together this well, from 0 to 1. */
  "same-work": "ratio",
  /** What is left of B when everything that A explains is taken away, as a whole. */
  residual: "dB",
  /** Share of B that lines up with A, and of A that lines up with B: the smaller. */
  matched: "ratio",
  "nothing-in-common": null,
  /** No sound above −60 dBFS in one of them, or in both. */
  silent: null,
  /** Too short, or too plain (a tone, noise, a click), to tell one from another by ear. */
  "not-distinctive": null,
  /** One of the files ends before its header says. */
  "cut-off": null,
} as const satisfies Readonly<Record<string, SoundFactUnit | null>>;
export type SoundFactKind = keyof typeof SOUND_FACT_KINDS;
