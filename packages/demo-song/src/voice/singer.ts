import { createNoise, deviation, mixSeed, type Noise } from "../arithmetic/noise.ts";
import { decibels, power2 } from "../arithmetic/power.ts";
import { cosine, sine } from "../arithmetic/sine.ts";
import { hertz } from "../score/harmony.ts";
import { BLOCK, RATE } from "../sound.ts";
import { PERIOD, sawFor } from "../synth/wavetable.ts";
import { moveMouth, type SungNote, type VoiceTracks } from "./tracks.ts";

/** Who sings: each singer has a throat, a vibrato and small inaccuracies of their own. */
export interface Singer {
  readonly seed: number;
  /** The length of the throat: above 1 is shorter, brighter. */
  readonly throat: number;
  /** Semitones to either side. */
  readonly vibrato: number;
  readonly cents: number;
}

const RESONATORS = 5;
const WIDTHS = [80, 100, 140, 260, 340];
/** The upper two resonances lie close together: the ring that lets a trained voice carry. */
const UPPER = [3550, 4300];

/**
 * One voice: a source as rich as a sawtooth through five resonances in a row, after Klatt's synthesiser (1980), with
 * breath through the same mouth and hiss beside it.
 */
export function sing(notes: readonly SungNote[], singer: Singer, frames: number): Float32Array {
  const out = new Float32Array(frames);
  const tracks = moveMouth(notes, frames);
  const noise = createNoise(singer.seed);
  const mouth = createMouth();
  const glottis = createGlottis(noise);
  const teeth = createTeeth(noise);
  for (let block = 0; block < tracks.pitch.length; block++) {
    const voicing = tracks.voicing[block] ?? 0;
    const breath = tracks.breath[block] ?? 0;
    const hiss = tracks.hiss[block] ?? 0;
    const pitch = pitchAt(tracks, singer, block);
    if (voicing + breath + hiss < 2e-4) continue;
    mouth.shape(formantsAt(tracks, { block, pitch, throat: singer.throat }));
    const end = Math.min(frames, (block + 1) * BLOCK);
    glottis.sound(out, { from: block * BLOCK, end, pitch, voicing, breath });
    mouth.pass(out, block * BLOCK, end);
    if (hiss > 1e-3)
      teeth.sound(out, { from: block * BLOCK, end, level: hiss, hertz: tracks.hissHertz[block] ?? 5000 });
  }
  return out;
}

/** The pitch in hertz, with vibrato that sets in after a while and a slow wandering. */
function pitchAt(tracks: VoiceTracks, singer: Singer, block: number): number {
  const seconds = (block * BLOCK) / RATE;
  const held = tracks.held[block] ?? 0;
  const depth = singer.vibrato * Math.min(1, Math.max(0, held - 0.22) * 2.6);
  const turn = (singer.seed & 255) / 256;
  const vibrato = depth * sine(5.35 * seconds + turn + 0.2 * sine(0.31 * seconds + turn));
  const wander = 0.07 * sine(1.13 * seconds + 3 * turn) + 0.05 * sine(2.71 * seconds + 7 * turn);
  const scoop = held > 0 && held < 0.12 ? -0.5 * (1 - held / 0.12) * (1 - held / 0.12) : 0;
  return hertz((tracks.pitch[block] ?? 60) + vibrato + wander + scoop + singer.cents / 100);
}

interface MouthPlace {
  readonly block: number;
  readonly pitch: number;
  readonly throat: number;
}

/** A singer opens the mouth on high notes: the first resonance is never left below the note itself. */
function formantsAt({ formants }: VoiceTracks, { block, pitch, throat }: MouthPlace): readonly number[] {
  const first = Math.max((formants[0][block] ?? 600) * throat, pitch * 1.08);
  const second = Math.max((formants[1][block] ?? 1300) * throat, first + 250);
  return [
    first,
    second,
    Math.max((formants[2][block] ?? 2600) * throat, second + 300),
    ...UPPER.map((upper) => upper * throat),
  ];
}

interface Mouth {
  shape(formants: readonly number[]): void;
  pass(channel: Float32Array, from: number, end: number): void;
}

function createMouth(): Mouth {
  const a = new Float64Array(RESONATORS);
  const b = new Float64Array(RESONATORS);
  const c = new Float64Array(RESONATORS);
  const once = new Float64Array(RESONATORS);
  const twice = new Float64Array(RESONATORS);
  function shape(formants: readonly number[]): void {
    for (let k = 0; k < RESONATORS; k++) {
      const radius = power2((-4.532360141827194 * (WIDTHS[k] ?? 100)) / RATE); // e^(-π·width/rate)
      c[k] = -radius * radius;
      b[k] = 2 * radius * cosine((formants[k] ?? 1000) / RATE);
      a[k] = 1 - (b[k] ?? 0) - (c[k] ?? 0);
    }
  }
  function pass(channel: Float32Array, from: number, end: number): void {
    for (let k = 0; k < RESONATORS; k++) {
      const ak = a[k] ?? 0;
      const bk = b[k] ?? 0;
      const ck = c[k] ?? 0;
      let y1 = once[k] ?? 0;
      let y2 = twice[k] ?? 0;
      for (let i = from; i < end; i++) {
        const y = ak * (channel[i] ?? 0) + bk * y1 + ck * y2;
        y2 = y1;
        y1 = y;
        channel[i] = y;
      }
      once[k] = y1;
      twice[k] = y2;
    }
  }
  return { shape, pass };
}

interface Breathing {
  readonly from: number;
  readonly end: number;
  readonly pitch: number;
  readonly voicing: number;
  readonly breath: number;
}

/** The vocal folds: a softened sawtooth, and breath that comes with each opening. */
function createGlottis(noise: Noise): { sound(channel: Float32Array, breathing: Breathing): void } {
  let phase = 0;
  let soft = 0;
  let loud = 0;
  let air = 0;
  function sound(channel: Float32Array, { from, end, pitch, voicing, breath }: Breathing): void {
    const table = sawFor(pitch);
    const step = pitch / RATE;
    const louder = (voicing - loud) / BLOCK;
    const airier = (breath - air) / BLOCK;
    let at = phase;
    let wave = soft;
    for (let i = from; i < end; i++) {
      const position = at * PERIOD;
      const index = Math.floor(position);
      const low = table[index] ?? 0;
      wave += 0.55 * (low + (position - index) * ((table[index + 1] ?? 0) - low) - wave);
      const passed = i - from;
      const gust = (air + airier * passed) * (0.35 + 0.65 * at);
      channel[i] = (loud + louder * passed) * wave + gust * noise() + 1e-18;
      at += step;
      if (at >= 1) at -= 1;
    }
    phase = at;
    soft = wave;
    loud = voicing;
    air = breath;
  }
  return { sound };
}

interface Hiss {
  readonly from: number;
  readonly end: number;
  readonly level: number;
  readonly hertz: number;
}

/** Noise with one wide resonance: what a narrow gap at the teeth sounds like. */
function createTeeth(noise: Noise): { sound(channel: Float32Array, hiss: Hiss): void } {
  let y1 = 0;
  let y2 = 0;
  function sound(channel: Float32Array, { from, end, level, hertz: centre }: Hiss): void {
    const radius = 0.8;
    const b = 2 * radius * cosine(centre / RATE);
    let once = y1;
    let twice = y2;
    for (let i = from; i < end; i++) {
      const y = 0.36 * noise() + b * once - radius * radius * twice;
      channel[i] = (channel[i] ?? 0) + level * 1.6 * (y - twice);
      twice = once;
      once = y;
    }
    y1 = once;
    y2 = twice;
  }
  return { sound };
}

/** A singer of a seed: the same person in every rendering of a take. */
export function singerOf(seed: number, throat: number): Singer {
  const cents = 5 * deviation(seed, 61);
  return { seed: mixSeed(seed, 53), throat, vibrato: 0.28 * decibels(2 * deviation(seed, 62)), cents };
}
