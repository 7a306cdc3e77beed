import { createNoise, mixSeed } from "../arithmetic/noise.ts";
import { barsOf, BEATS_PER_BAR, sectionAt } from "../score/form.ts";
import { chordAt, hertz, LAST_CHORD, type Chord } from "../score/harmony.ts";
import { beatsLong, playedAt, type Performance } from "../score/performance.ts";
import { addStereo, BLOCK, createStereo, frameAt, RATE, shapeStereo, type Stereo } from "../sound.ts";
import { duckingCurve } from "../synth/ducking.ts";
import { addEnsemble } from "../synth/ensemble.ts";
import { highpass, lowpass } from "../synth/lowpass.ts";
import { reverberate } from "../synth/reverb.ts";
import { addSaw } from "../synth/wavetable.ts";
import { renderArpeggio, renderStabs } from "./arpeggio.ts";
import { kickTimes } from "./drums.ts";

const SEED = 31;
const ATTACK = 0.16;
const RELEASE = 0.5;

/** A warm string-machine pad, the figures played over it, and the room they share; all duck under the kick. */
export function renderChords(performance: Performance): Stereo {
  const { style, frames } = performance;
  const pad = renderPad(performance);
  const figures = style === "house" ? renderStabs(performance) : renderArpeggio(performance);
  if (style !== "sketch") addStereo(pad, figures);
  const room = reverberate(pad, { seconds: 2.2, size: 1.6, damping: 0.45, delay: 0.02 });
  addStereo(pad, room, style === "sketch" ? 0.1 : 0.3);
  for (const channel of [pad.left, pad.right]) highpass(channel, 110);
  const shape = { frames, depth: style === "house" ? 0.8 : 0.55, recovery: style === "house" ? 0.3 : 0.36 };
  shapeStereo(pad, duckingCurve(kickTimes(performance), shape));
  return pad;
}

function renderPad(performance: Performance): Stereo {
  const pad = createStereo(performance.frames);
  const { window, style } = performance;
  const gain = style === "house" ? 0.018 : 0.026;
  const level = (bar: number): number => (style === "night" ? WEIGHT[sectionAt(bar).section.name] : 1) * gain;
  for (const bar of barsOf(window)) {
    addChord(pad, chordAt(bar), { performance, bar, beats: BEATS_PER_BAR, gain: level(bar) });
  }
  if (window.isWhole) addChord(pad, LAST_CHORD, { performance, bar: window.bars, beats: 5, gain });
  const cutoffs = cutoffsOf(performance);
  lowpass(pad.left, cutoffs, 1.1);
  lowpass(pad.right, cutoffs, 1.1);
  if (style !== "sketch") addEnsemble(pad, 0.6);
  return pad;
}

interface ChordPlace {
  readonly performance: Performance;
  readonly bar: number;
  readonly beats: number;
  readonly gain: number;
}

function addChord(pad: Stereo, { pad: pitches }: Chord, { performance, bar, beats, gain }: ChordPlace): void {
  const start = frameAt(playedAt(performance, BEATS_PER_BAR * bar, SEED));
  const frames = frameAt(beatsLong(performance, beats));
  const attack = frameAt(ATTACK);
  const release = frameAt(RELEASE);
  const noise = createNoise(mixSeed(performance.take, SEED, bar));
  for (const pitch of pitches) {
    const frequency = hertz(pitch);
    // Two oscillators a side, all four apart: the beating between them is the width of the sound.
    for (const [channel, cents] of [
      [pad.left, -7],
      [pad.left, 5],
      [pad.right, 7],
      [pad.right, -4],
    ] as const) {
      const detuned = frequency * (1 + cents * 0.000578);
      addSaw(channel, { frequency: detuned, gain, start, frames, attack, release, phase: (noise() + 1) / 2 });
    }
  }
}

const WEIGHT = { intro: 0.95, verse: 0.72, chorus: 1.15, outro: 1.05 } as const;
const OPENNESS = { intro: 900, verse: 1700, chorus: 4200, outro: 2600 } as const;

/** The filter opens in the choruses and moves slowly all the time; in the intro and into each chorus it rises. */
function cutoffsOf({ window, timeline, frames, style }: Performance): Float32Array {
  const cutoffs = new Float32Array(Math.ceil(frames / BLOCK)).fill(900);
  const bars = barsOf(window);
  for (const [index, bar] of bars.entries()) {
    const { section, place } = sectionAt(bar);
    const base = style === "sketch" ? 1000 : OPENNESS[section.name];
    const rise = section.name === "intro" || place === section.bars - 1 ? 0.6 : 0;
    const fall = section.name === "outro" ? 0.8 - 0.07 * place : 1;
    const from = blockAt(timeline.secondsAt(BEATS_PER_BAR * index));
    const to = blockAt(timeline.secondsAt(BEATS_PER_BAR * (index + 1)));
    for (let block = from; block < Math.min(to, cutoffs.length); block++) {
      const share = (block - from) / (to - from);
      cutoffs[block] = base * fall * (1 + rise * share);
    }
  }
  return cutoffs;
}

function blockAt(seconds: number): number {
  return Math.floor((seconds * RATE) / BLOCK);
}
