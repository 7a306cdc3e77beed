/** Writes pieces by rule: form, harmony, bass, chords, a tune, drums. The same seed writes the same piece. */
import { seeded, type Seeded } from "../seeded.ts";
import type { Note, Part, Sequence } from "./midi-file.ts";

export interface Composition {
  readonly beatsPerMinute: number;
  readonly bars: number;
  readonly parts: readonly Part[];
}

interface Harmony {
  readonly tonic: number;
  readonly scale: readonly number[];
  /** One degree a bar, counted from 0. */
  readonly degrees: readonly number[];
}

const MAJOR = [0, 2, 4, 5, 7, 9, 11];
const MINOR = [0, 2, 3, 5, 7, 8, 10];
const PROGRESSIONS = [
  [0, 4, 5, 3],
  [5, 3, 0, 4],
  [0, 5, 1, 4],
  [0, 2, 3, 4],
  [0, 6, 5, 4],
  [3, 0, 4, 5],
] as const;
const KICK = 36;
const SNARE = 38;
const HAT = 42;
const OPEN_HAT = 46;
const CRASH = 49;

/** A piece of so many seconds or a bar more, in four quarters. */
export function compose(seed: string, seconds: number): Composition {
  const random = seeded("compose", seed);
  const beatsPerMinute = random.whole(88, 138);
  const bars = Math.ceil((seconds * beatsPerMinute) / 240 / 4) * 4;
  const harmony = composeHarmony(random, bars);
  const programs = {
    bass: random.pick([32, 33, 34, 38]),
    chords: random.pick([0, 4, 5, 24, 25, 27]),
    pad: random.pick([48, 50, 52, 89]),
    melody: random.pick([56, 64, 65, 73, 71, 40, 80]),
  };
  const parts: readonly Part[] = [
    { name: "drums", channel: 9, program: 0, pan: 64, volume: 105, notes: composeDrums(random, bars) },
    {
      name: "bass",
      channel: 0,
      program: programs.bass,
      pan: 64,
      volume: 100,
      notes: composeBass(random, harmony),
    },
    {
      name: "chords",
      channel: 1,
      program: programs.chords,
      pan: 38,
      volume: 84,
      notes: composeChords(random, harmony),
    },
    { name: "pad", channel: 2, program: programs.pad, pan: 92, volume: 70, notes: composePad(harmony) },
    {
      name: "melody",
      channel: 3,
      program: programs.melody,
      pan: 64,
      volume: 108,
      notes: composeMelody(random, harmony),
    },
  ];
  return { beatsPerMinute, bars, parts };
}

/** A line of its own over any backing: it plays for some seconds and rests for some. */
export function composeLine(seed: string, seconds: number): Sequence {
  const random = seeded("line", seed);
  const harmony = {
    tonic: 60 + random.whole(-4, 6),
    scale: MAJOR,
    degrees: Array<number>(Math.ceil(seconds / 2)).fill(0),
  };
  const notes = composeMelody(random, harmony).filter(({ beat }) => beat % 28 < 16 && beat / 2 < seconds - 2);
  const program = random.pick([40, 60, 68, 22, 11]);
  return {
    tempi: [{ beat: 0, beatsPerMinute: 120 }],
    parts: [{ name: "line", channel: 0, program, pan: random.whole(40, 90), volume: 110, notes }],
  };
}

function composeHarmony(random: Seeded, bars: number): Harmony {
  const scale = random.pick([MAJOR, MINOR]);
  const sections = Array.from({ length: 3 }, () => random.pick(PROGRESSIONS));
  const form = [0, 0, 1, 0, 2, 1, 1, 0];
  const degrees = Array.from({ length: bars }, (_, bar) => {
    const section = sections[form[Math.floor(bar / 8) % form.length] ?? 0] ?? PROGRESSIONS[0];
    return section[bar % 4] ?? 0;
  });
  return { tonic: 48 + random.whole(-4, 7), scale, degrees };
}

/** The key of a degree of the scale; degrees go on above and below the octave. */
function keyOf({ tonic, scale }: Harmony, degree: number): number {
  const octave = Math.floor(degree / 7);
  return tonic + 12 * octave + (scale[degree - 7 * octave] ?? 0);
}

function composeBass(random: Seeded, harmony: Harmony): readonly Note[] {
  const pattern = random.pick([
    [0, 1.5, 2, 3.5],
    [0, 1, 2, 3],
    [0, 0.75, 2, 2.75],
    [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5],
  ]);
  return harmony.degrees.flatMap((degree, bar) =>
    pattern.map((beat, index) => {
      const step = index > 1 && random.next() < 0.3 ? random.pick([2, 4]) : 0;
      return { beat: 4 * bar + beat, beats: 0.45, key: keyOf(harmony, degree + step) - 12, velocity: 92 };
    }),
  );
}

function composeChords(random: Seeded, harmony: Harmony): readonly Note[] {
  const pattern = random.pick([
    [0.5, 1.5, 2.5, 3.5],
    [0, 1.5, 3],
    [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5],
  ]);
  const isBroken = pattern.length > 4;
  return harmony.degrees.flatMap((degree, bar) =>
    pattern.flatMap((beat, index) => {
      const steps = isBroken ? [[0, 2, 4, 7][index % 4] ?? 0] : [0, 2, 4];
      return steps.map((step) => {
        return { beat: 4 * bar + beat, beats: 0.6, key: keyOf(harmony, degree + step) + 12, velocity: 78 };
      });
    }),
  );
}

function composePad(harmony: Harmony): readonly Note[] {
  return harmony.degrees.flatMap((degree, bar) =>
    [0, 2, 4].map((step) => {
      return { beat: 4 * bar, beats: 3.9, key: keyOf(harmony, degree + step) + 12, velocity: 70 };
    }),
  );
}

/** Phrases of two bars: a rhythm that comes back, notes that walk and lean on the chord. */
function composeMelody(random: Seeded, harmony: Harmony): readonly Note[] {
  const rhythms = Array.from({ length: 3 }, () => composeRhythm(random));
  let degree = 7;
  const notes: Note[] = [];
  for (let bar = 0; bar < harmony.degrees.length; bar++) {
    if (bar % 8 === 7 && random.next() < 0.6) continue;
    for (const { beat, beats } of rhythms[Math.floor(bar / 2) % 3] ?? []) {
      const chord = harmony.degrees[bar] ?? 0;
      degree += random.pick([-2, -1, -1, 1, 1, 2]);
      if (beat === 0) degree = chord + random.pick([7, 9, 11]);
      degree = Math.min(15, Math.max(5, degree));
      notes.push({
        beat: 4 * bar + beat,
        beats: beats * 0.92,
        key: keyOf(harmony, degree) + 12,
        velocity: 100,
      });
    }
  }
  return notes;
}

function composeRhythm(random: Seeded): readonly { readonly beat: number; readonly beats: number }[] {
  const notes: { beat: number; beats: number }[] = [];
  for (let beat = 0; beat < 4;) {
    const beats = Math.min(4 - beat, random.pick([0.5, 0.5, 1, 1, 1.5]));
    if (beat === 0 || random.next() < 0.8) notes.push({ beat, beats });
    beat += beats;
  }
  return notes;
}

function composeDrums(random: Seeded, bars: number): readonly Note[] {
  const kicks = random.pick([
    [0, 2],
    [0, 1, 2, 3],
    [0, 1.5, 2.5],
    [0, 0.75, 2.25],
  ]);
  const grid = random.pick([0.5, 0.25]);
  const notes: Note[] = [];
  const hit = (beat: number, key: number, velocity: number): void => {
    notes.push({ beat, beats: 0.2, key, velocity });
  };
  for (let bar = 0; bar < bars; bar++) {
    for (const beat of kicks) hit(4 * bar + beat, KICK, 108);
    for (const beat of [1, 3]) hit(4 * bar + beat, SNARE, 100);
    for (let beat = 0; beat < 4; beat += grid) hit(4 * bar + beat, HAT, beat % 1 === 0 ? 80 : 58);
    if (bar % 8 === 0) hit(4 * bar, CRASH, 96);
    if (bar % 4 === 3)
      for (const beat of [3.25, 3.5, 3.75]) hit(4 * bar + beat, random.pick([SNARE, 45, 41]), 88);
    if (bar % 2 === 1) hit(4 * bar + 3.5, OPEN_HAT, 70);
  }
  return notes;
}
