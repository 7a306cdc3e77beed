/** Which sounds are whole recordings: neither stems nor parts of something that is here in full. */
import { holdsWhole } from "../rule-set/verdict.ts";
import { cutOffParts } from "./cut-off.ts";
import type { Tie } from "./group-recordings.ts";
import { claimsOfSound, type Sound } from "./sounds.ts";

export interface WholeSounds {
  readonly whole: readonly Sound[];
  /** Between whole sounds. */
  readonly ties: readonly Tie[];
  readonly stems: readonly Sound[];
  /** Of each sound that is cut off, the one that it is a part of. */
  readonly cutOff: ReadonlyMap<string, string>;
}

export function wholeSounds(sounds: readonly Sound[], ties: readonly Tie[]): WholeSounds {
  const stems = sounds.filter((sound) => isStem(sound, ties));
  const others = sounds.filter((sound) => !stems.includes(sound));
  const cutOff = cutOffParts(others, ties);
  const whole = others.filter(({ id }) => !cutOff.has(id));
  const ids = new Set(whole.map(({ id }) => id));
  return { whole, ties: ties.filter(({ a, b }) => ids.has(a) && ids.has(b)), stems, cutOff };
}

/** What calls itself a part, and is not heard to be the whole. */
function isStem(sound: Sound, ties: readonly Tie[]): boolean {
  if (claimsOfSound(sound).role !== "stem") return false;
  return !ties.some(({ b, comparison }) => b === sound.id && holdsWhole(comparison.relation));
}
