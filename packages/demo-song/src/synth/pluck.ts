import { approachPerFrame, decayPerFrame } from "../arithmetic/power.ts";
import { RATE, panGains, type Stereo } from "../sound.ts";
import { filterShape } from "./lowpass.ts";
import { PERIOD, sawFor } from "./wavetable.ts";

/** How a struck note of the synthesiser sounds. */
export interface PluckSound {
  /** The filter falls from `bright` to `dark` hertz with this time constant. */
  readonly bright: number;
  readonly dark: number;
  readonly fall: number;
  readonly damping: number;
  /** Share of a square wave an octave below. */
  readonly sub: number;
  /** The time constant of the fading note, in seconds. */
  readonly fade: number;
}

export interface PluckNote {
  readonly frequency: number;
  readonly start: number;
  readonly frames: number;
  readonly gain: number;
  readonly pan: number;
}

const STEP = 16;
const RELEASE = 700;

/** Adds one struck note: a sawtooth through a falling filter. */
export function addPluck(target: Stereo, note: PluckNote, sound: PluckSound): void {
  const frames = Math.min(note.frames + RELEASE, target.left.length - note.start);
  if (frames <= 0) return;
  const voice = pluckVoice(note, sound, frames);
  const pan = panGains(note.pan);
  for (let i = 0; i < frames; i++) {
    const value = note.gain * (voice[i] ?? 0);
    target.left[note.start + i] = (target.left[note.start + i] ?? 0) + pan.left * value;
    target.right[note.start + i] = (target.right[note.start + i] ?? 0) + pan.right * value;
  }
}

function pluckVoice(note: PluckNote, sound: PluckSound, frames: number): Float32Array {
  const voice = oscillate(note.frequency, sound.sub, frames);
  const fadePerStep = decayPerFrame(sound.fall / STEP);
  const fade = decayPerFrame(sound.fade);
  const rise = approachPerFrame(0.002);
  let open = 1;
  let level = 0;
  let strength = 1;
  let s1 = 0;
  let s2 = 0;
  for (let from = 0; from < frames; from += STEP) {
    const { a1, a2, a3 } = filterShape(sound.dark + (sound.bright - sound.dark) * open, sound.damping);
    open *= fadePerStep;
    for (let i = from; i < Math.min(frames, from + STEP); i++) {
      const isHeld = i < note.frames;
      strength = isHeld ? strength * fade : 0;
      level += (isHeld ? rise : 0.008) * (strength - level);
      const v3 = (voice[i] ?? 0) - s2;
      const v1 = a1 * s1 + a2 * v3;
      const v2 = s2 + a2 * s1 + a3 * v3;
      s1 = 2 * v1 - s1;
      s2 = 2 * v2 - s2;
      voice[i] = v2 * level;
    }
  }
  // The release is cut where it is some -50 dB: the last frames go straight to zero.
  for (let i = 1; i <= Math.min(64, frames); i++)
    voice[frames - i] = ((voice[frames - i] ?? 0) * (i - 1)) / 64;
  return voice;
}

/** A sawtooth, and a square an octave below as the difference of two sawtooths. */
function oscillate(frequency: number, sub: number, frames: number): Float32Array {
  const voice = new Float32Array(frames);
  const table = sawFor(frequency);
  const step = frequency / RATE;
  let phase = 0.5;
  let low = 0.25;
  for (let i = 0; i < frames; i++) {
    const opposite = low < 0.5 ? low + 0.5 : low - 0.5;
    const square = (table[Math.floor(low * PERIOD)] ?? 0) - (table[Math.floor(opposite * PERIOD)] ?? 0);
    voice[i] = (table[Math.floor(phase * PERIOD)] ?? 0) + 0.5 * sub * square;
    phase += step;
    if (phase >= 1) phase -= 1;
    low += step / 2;
    if (low >= 1) low -= 1;
  }
  return voice;
}
