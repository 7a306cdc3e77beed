import { bassNotes } from "../score/bass-line.ts";
import { hertz } from "../score/harmony.ts";
import { beatsLong, playedAt, type Performance } from "../score/performance.ts";
import { createStereo, frameAt, shapeStereo, type Stereo } from "../sound.ts";
import { duckingCurve } from "../synth/ducking.ts";
import { highpass } from "../synth/lowpass.ts";
import { addPluck, type PluckSound } from "../synth/pluck.ts";
import { kickTimes } from "./drums.ts";

const SEED = 23;

const SOUNDS: Readonly<Record<Performance["style"], PluckSound>> = {
  night: { bright: 1500, dark: 240, fall: 0.09, damping: 0.9, sub: 0.7, fade: 0.9 },
  house: { bright: 2600, dark: 300, fall: 0.05, damping: 0.55, sub: 1, fade: 0.25 },
  sketch: { bright: 700, dark: 300, fall: 0.15, damping: 1.4, sub: 0.2, fade: 1.2 },
};

/** The bass: in the middle of the picture, and under the kick for a moment at each stroke. */
export function renderBass(performance: Performance): Stereo {
  const bass = createStereo(performance.frames);
  for (const { beat, beats, pitch, strength } of bassNotes(performance)) {
    const start = frameAt(playedAt(performance, beat, SEED));
    const note = {
      frequency: hertz(pitch),
      start,
      frames: frameAt(beatsLong(performance, beats)),
      gain: 0.34 * strength,
      pan: 0,
    };
    addPluck(bass, note, SOUNDS[performance.style]);
  }
  highpass(bass.left, 30);
  highpass(bass.right, 30);
  const depth = performance.style === "house" ? 0.75 : 0.5;
  const shape = { frames: performance.frames, depth, recovery: 0.2 };
  shapeStereo(bass, duckingCurve(kickTimes(performance), shape));
  return bass;
}
