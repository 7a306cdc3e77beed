/** Small pieces of music for tests: chords, bass, drums and a voice, each in its place, played from a seed. */
import { inMemory, WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";
import type { Sound } from "./compare-sounds.ts";

export interface PieceOptions {
  /** Decides which notes are played. */
  readonly work: number;
  /** Decides how exactly they are played: another take has another one. */
  readonly take?: number;
  readonly seconds?: number;
  /** Parts that sound. */
  readonly parts?: readonly Part[];
}

export type Part = "chords" | "bass" | "drums" | "voice";
export const PARTS: readonly Part[] = ["chords", "bass", "drums", "voice"];

export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Numbers from −1 to 1, the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3266489917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 31 - 1;
  };
}

const SCALE = [0, 2, 4, 5, 7, 9, 11];
const BEAT = 0.5;

export function playPiece({ work, take = 0, seconds = 16, parts = PARTS }: PieceOptions): Stereo {
  const stereo = {
    left: new Float32Array(seconds * WORKING_RATE),
    right: new Float32Array(seconds * WORKING_RATE),
  };
  const score = createRandom(work);
  const human = createRandom(1000 + take * 77 + work);
  const root = 48 + Math.floor((score() + 1) * 6);
  const degree = (): number => Math.floor((score() + 1) * 3.49);
  const pitch = (step: number, octave: number): number => root + (SCALE[step % 7] ?? 0) + 12 * octave;
  for (let beat = 0; beat < seconds / BEAT; beat++) {
    const chord = beat % 4 === 0 ? degree() : -1;
    const [bass, first, second, hit] = [degree(), degree(), degree(), score()];
    const early = Array.from({ length: 5 }, () => beat * BEAT + 0.012 * human());
    const phases = Array.from({ length: 8 }, human);
    const [atChord = 0, atBass = 0, atHit = 0, atFirst = 0, atSecond = 0] = early;
    const phase = (at: number): number => phases[at] ?? 0;
    const voice = { seconds: 0.24, gain: 0.13, pan: 0.05, vibrato: 0.006 };
    const tones: Readonly<Record<Exclude<Part, "drums">, readonly Tone[]>> = {
      chords: [0, 2, 4].map((third) => ({
        ...{ at: atChord, seconds: 1.9, gain: chord < 0 ? 0 : 0.06, pan: third / 4 - 0.5 },
        ...{ key: pitch(Math.max(0, chord) + third, 1), phase: phase(third) },
      })),
      bass: [{ at: atBass, seconds: 0.45, key: pitch(bass, 0), gain: 0.16, pan: 0, phase: phase(5) }],
      voice: [
        { ...voice, at: atFirst, key: pitch(first, 2), phase: phase(6) },
        { ...voice, at: atSecond + 0.25, key: pitch(second, 2), phase: phase(7) },
      ],
    };
    for (const part of parts) {
      if (part === "drums")
        addHit(stereo, {
          at: atHit,
          gain: hit > 0 ? 0.2 : 0.1,
          noise: createRandom(9000 + beat + 331 * take),
        });
      else for (const tone of tones[part]) addTone(stereo, tone);
    }
  }
  return stereo;
}

interface Tone {
  readonly at: number;
  readonly seconds: number;
  readonly key: number;
  readonly gain: number;
  /** −1 left to 1 right. */
  readonly pan: number;
  readonly phase: number;
  readonly vibrato?: number;
}

function addTone({ left, right }: Stereo, { at, seconds, key, gain, pan, phase, vibrato = 0 }: Tone): void {
  const hz = 440 * 2 ** ((key - 69) / 12);
  const first = Math.max(0, Math.round(at * WORKING_RATE));
  const count = Math.round(seconds * WORKING_RATE);
  for (let i = 0; i < count && first + i < left.length; i++) {
    const t = i / WORKING_RATE;
    const angle = 2 * Math.PI * hz * (t + (vibrato / 30) * Math.sin(2 * Math.PI * 5.5 * t)) + phase;
    let value = 0;
    for (let harmonic = 1; harmonic <= 6 && harmonic * hz < 9000; harmonic++)
      value += Math.sin(angle * harmonic) / harmonic;
    value *= gain * Math.min(1, t / 0.01) * Math.exp(-1.6 * t) * Math.min(1, (seconds - t) / 0.02);
    left[first + i] = (left[first + i] ?? 0) + value * (1 - pan);
    right[first + i] = (right[first + i] ?? 0) + value * (1 + pan);
  }
}

function addHit(
  { left, right }: Stereo,
  { at, gain, noise }: { readonly at: number; readonly gain: number; readonly noise: () => number },
): void {
  const first = Math.max(0, Math.round(at * WORKING_RATE));
  for (let i = 0; i < 0.12 * WORKING_RATE && first + i < left.length; i++) {
    const value = gain * noise() * Math.exp((-i / WORKING_RATE) * 40);
    left[first + i] = (left[first + i] ?? 0) + value;
    right[first + i] = (right[first + i] ?? 0) + value * 0.8;
  }
}

export function mapStereo({ left, right }: Stereo, change: (samples: Float32Array) => Float32Array): Stereo {
  return { left: change(left), right: change(right) };
}

/** Without the seconds between two times. */
export function cutOut(piece: Stereo, from: number, to: number): Stereo {
  return mapStereo(piece, (samples) =>
    Float32Array.from([...samples.subarray(0, at(from)), ...samples.subarray(at(to))]),
  );
}

export function at(seconds: number): number {
  return Math.round(seconds * WORKING_RATE);
}

export function sound({ left, right }: Stereo, more: Partial<Sound> = {}): Sound {
  const audio: WorkingAudio = inMemory(left, right);
  return { audio, sampleRate: 44_100, channels: 2, lossyRate: null, isCutOff: false, ...more };
}
