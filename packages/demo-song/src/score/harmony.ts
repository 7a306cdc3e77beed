import { power2 } from "../arithmetic/power.ts";
import { sectionAt, type SectionName } from "./form.ts";

/** The score is written in A minor and sounds in F sharp minor, where the voice is at its best. */
const TRANSPOSITION = -3;

/** A pitch as a MIDI note number (69 = A above middle C); fractions are allowed. */
export function hertz(pitch: number): number {
  return 440 * power2((pitch + TRANSPOSITION - 69) / 12);
}

export interface Chord {
  readonly bass: number;
  readonly pad: readonly number[];
}

const CHORDS = {
  Am: { bass: 33, pad: [57, 60, 64, 71] },
  F: { bass: 41, pad: [53, 60, 64, 69] },
  C: { bass: 36, pad: [55, 60, 64, 67] },
  G: { bass: 43, pad: [55, 59, 62, 69] },
  Em: { bass: 40, pad: [52, 59, 62, 67] },
  E: { bass: 40, pad: [52, 59, 64, 68] },
} as const satisfies Record<string, Chord>;

type ChordName = keyof typeof CHORDS;

const PROGRESSIONS: Readonly<Record<SectionName, readonly ChordName[]>> = {
  intro: ["Am", "F", "Am", "G"],
  verse: ["Am", "F", "C", "G", "Am", "F", "C", "Em"],
  chorus: ["F", "G", "Am", "C", "F", "G", "C", "E"],
  outro: ["Am", "F", "C", "G", "Am", "F", "C", "G"],
};

/** The chord of a bar of the piece. */
export function chordAt(bar: number): Chord {
  const { section, place } = sectionAt(bar);
  return CHORDS[PROGRESSIONS[section.name][place] ?? "Am"];
}

/** The chord that rings out in the tail. */
export const LAST_CHORD: Chord = CHORDS.Am;
