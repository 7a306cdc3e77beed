/**
 * A part that is so far below the mix that a coder leaves over more than the part is: it shows in the moments in which it sounds.
 *
 * Measured on ten pieces with a voice or a melody 18 and 24 dB below, through MP3 of 64 to 320, AAC 96, Vorbis 64 and Opus 48, against the
 * same without it: a coder's own outliers are 0 to 5.4 % of all moments and add more than they take (a lean of −0.59 to 0.41 on the
 * coder's side); a part that is missing there is 0.6 to 17 % with a lean of 0.34 to 0.89, one that was added 1 to 24 % with −0.62 to −0.92. Where both were coded: −0.56 to 0.44 (beyond
 * 0.5 one of 25), against 0.35 to 0.82. Three coders of other pieces leaned −0.67 to −0.77 to their side; they swing by 0.03 to 0.06, parts by 0.07 to
 * 0.47. What is missed: a part 20 dB below in AAC or Opus of 64, which leans and swings no more than a coder.
 */
import type { Outliers } from "../difference/index.ts";

export interface HiddenPart {
  readonly whose: "a" | "b";
  /** Of all power. */
  readonly power: number;
  /** Whether it is so clear that it can be named. */
  readonly isSure: boolean;
}

/** Which of the two went through a coder. */
export interface Coded {
  readonly a: boolean;
  readonly b: boolean;
}

/** What speaks for a part: at least so many of the moments, leaning so far, swinging so far. Any line of the list is enough. */
interface Sign {
  readonly share: number;
  readonly lean: number;
  readonly swing: number;
}

/** Leaning away from the only coder's side, to it, and where both were coded. A coder adds the same all the time, a part where it plays. */
const AWAY: readonly Sign[] = [
  { share: 0.006, lean: 0.33, swing: 0 },
  { share: 0.0045, lean: 0.17, swing: 0.07 },
];
const TOWARDS: readonly Sign[] = [
  { share: 0.008, lean: 0.64, swing: 0.065 },
  { share: 0.004, lean: 0.6, swing: 0.12 },
];
const BOTH_CODED: readonly Sign[] = [{ share: 0.008, lean: 0.5, swing: 0 }];
const SURE = 0.02;

export function findHiddenPart({ share, lean, power, swing }: Outliers, coded: Coded): HiddenPart | null {
  const whose = lean > 0 ? "a" : "b";
  const isFound = signsOf(coded, whose).some(
    (sign) => share > sign.share && Math.abs(lean) > sign.lean && swing >= sign.swing,
  );
  return isFound ? { whose, power, isSure: share > SURE && Math.abs(lean) > 0.5 } : null;
}

function signsOf(coded: Coded, whose: HiddenPart["whose"]): readonly Sign[] {
  if (coded.a && coded.b) return BOTH_CODED;
  return coded[whose] ? TOWARDS : AWAY;
}
