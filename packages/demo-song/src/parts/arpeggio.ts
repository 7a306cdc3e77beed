import { barsOf, BEATS_PER_BAR, sectionAt } from "../score/form.ts";
import { chordAt, hertz } from "../score/harmony.ts";
import { beatsLong, playedAt, type Performance } from "../score/performance.ts";
import { createStereo, frameAt, type Stereo } from "../sound.ts";
import { addEcho } from "../synth/echo.ts";
import { addPluck, type PluckSound } from "../synth/pluck.ts";

const SEED = 37;
const FIGURE = [0, 1, 2, 3, 2, 1, 3, 2, 0, 2, 1, 3, 2, 3, 1, 2];
const STABS = [0, 0.75, 1.5, 2.75, 3.5];

/** Sixteenths through the notes of each chord, an octave up: in the intro, the second verse, the choruses and the outro. */
export function renderArpeggio(performance: Performance): Stereo {
  const figures = createStereo(performance.frames);
  for (const bar of barsOf(performance.window)) {
    const gain = arpeggioGain(bar);
    const { pad } = chordAt(bar);
    if (gain === 0) continue;
    for (const [index, step] of FIGURE.entries()) {
      const strength = index % 4 === 0 ? 1 : 0.7;
      const beat = BEATS_PER_BAR * bar + index / 4;
      const frequency = hertz((pad[step] ?? 60) + 12);
      const pan = step % 2 === 0 ? -0.55 : 0.55;
      addNote(figures, performance, { beat, beats: 0.2, frequency, gain: gain * strength, pan });
    }
  }
  addEcho(figures, { seconds: beatsLong(performance, 0.75), level: 0.4, feedback: 0.45 });
  return figures;
}

/** The remix's chords: short, off the beat, the whole chord at once. */
export function renderStabs(performance: Performance): Stereo {
  const figures = createStereo(performance.frames);
  for (const bar of barsOf(performance.window)) {
    const isQuiet = sectionAt(bar).section.name === "verse" || sectionAt(bar).section.name === "intro";
    const { pad } = chordAt(bar);
    for (const at of STABS) {
      for (const [index, pitch] of pad.entries()) {
        const beat = BEATS_PER_BAR * bar + at;
        const pan = -0.6 + 0.4 * index;
        const frequency = hertz(pitch + (isQuiet ? 0 : 12));
        addNote(figures, performance, { beat, beats: 0.35, frequency, gain: isQuiet ? 0.075 : 0.1, pan });
      }
    }
  }
  addEcho(figures, { seconds: beatsLong(performance, 0.75), level: 0.3, feedback: 0.4 });
  return figures;
}

function arpeggioGain(bar: number): number {
  const { section, place } = sectionAt(bar);
  if (section.name === "chorus") return 0.1;
  if (section.name === "outro") return place < 6 ? 0.08 : 0.045;
  if (section.name === "intro") return place < 2 ? 0.045 : 0.06;
  return section.pass === 2 ? 0.055 : 0;
}

interface Figure {
  readonly beat: number;
  readonly beats: number;
  readonly frequency: number;
  readonly gain: number;
  readonly pan: number;
}

const PLUCK: PluckSound = { bright: 6500, dark: 900, fall: 0.06, damping: 0.8, sub: 0, fade: 0.14 };

function addNote(
  target: Stereo,
  performance: Performance,
  { beat, beats, frequency, gain, pan }: Figure,
): void {
  const start = frameAt(playedAt(performance, beat, SEED));
  addPluck(target, { frequency, start, frames: frameAt(beatsLong(performance, beats)), gain, pan }, PLUCK);
}
