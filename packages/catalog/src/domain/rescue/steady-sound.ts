/** Test tones, room noise and hum: sound that no release has. */
import { STEADY_SOUND } from "../../messages/rescue-sentences.ts";
import type { RescueFile } from "./rescue-input.ts";
import type { Remark } from "./rescue.ts";

/** Loudness range in LU: tones have 0, white and pink noise 0.1, brown noise 0.3; music that is limited to the utmost 2 and more. */
const MOST_RANGE_LU = 0.5;
/** By how much the loudest 400 ms are above the whole: noise stays below 0.8, music above 2. */
const MOST_ABOVE_LU = 1;

/** A remark where a file is as loud from end to end as nothing but a tone or noise is. */
export function steadyRemarks({ sound }: RescueFile["facts"]): readonly Remark[] {
  if (sound?.rangeLu == null || sound.integratedLufs === null || sound.maxMomentaryLufs === null) return [];
  const isSteady =
    sound.rangeLu <= MOST_RANGE_LU && sound.maxMomentaryLufs - sound.integratedLufs <= MOST_ABOVE_LU;
  return isSteady ? [{ ...STEADY_SOUND, severity: "warning" }] : [];
}
