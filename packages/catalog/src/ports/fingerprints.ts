import type { Fingerprint } from "../domain/asset/fingerprint.ts";

/**
 * Fingerprints of audio, by `audioKey`, and the index over them. They are made from files and can be made again, so they are no
 * part of the history, of an export or of a backup.
 */
export interface Fingerprints {
  /** Takes the place of what was kept for this audio. Throws FILE_… when it cannot be written. */
  keep(audioKey: string, fingerprint: Fingerprint): Promise<void>;
  /** Null where there is none, and where what is there is damaged. */
  read(audioKey: string): Promise<Fingerprint | null>;
  /** Every audio that has one. */
  keys(): Promise<readonly string[]>;
  /** Bytes that only the index understands. Throws FILE_… when they cannot be written. */
  keepIndex(bytes: Uint8Array): Promise<void>;
  /** Null where there are none. */
  readIndex(): Promise<Uint8Array | null>;
}

/** Known audio that a sound may have been made from, or that may have been made from it. */
export interface SoundCandidate {
  readonly audioKey: string;
  /** Share of the sound that lies in the known audio, from 0 to 1. */
  readonly matchedShare: number;
  /** Share of the known audio that lies in the sound, or in the part of it that was heard. */
  readonly coveredShare: number;
  /** Share of bits that differ in what matched. */
  readonly bitError: number;
  /** How the known audio was changed, if this is what became of it: factors, 1 for nothing. */
  readonly pitch: number;
  readonly tempo: number;
}

/** All audio that the catalog has fingerprints of, to be asked which of it a sound is like. */
export interface KnownSounds {
  /** Candidates for what is heard as it is, the likeliest first. */
  find(fingerprint: Fingerprint, options?: { readonly limit?: number }): Promise<readonly SoundCandidate[]>;
  /**
   * Candidates for a file that was made faster, slower, higher or lower, the likeliest first. It is heard again, under many
   * suppositions: some seconds. Throws AUDIO_… and FILE_… for files that are refused.
   */
  suppose(
    file: { readonly path: string; readonly durationSeconds: number | null },
    options?: { readonly limit?: number },
  ): Promise<readonly SoundCandidate[]>;
  /** Audio that can be found. */
  count(): Promise<number>;
  /** Whether this audio can be found. */
  has(audioKey: string): Promise<boolean>;
  /** Takes in what was kept since, lets go of what is gone, and keeps the index. Throws FILE_… when it cannot be written. */
  refresh(): Promise<void>;
}
