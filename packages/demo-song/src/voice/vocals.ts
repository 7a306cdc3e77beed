import { deviation, mixSeed } from "../arithmetic/noise.ts";
import { barsOf, BEATS_PER_BAR, sectionAt, SECTIONS } from "../score/form.ts";
import { beatsLong, playedAt, type Performance } from "../score/performance.ts";
import { VOCAL_MELODY, type VocalNote } from "../score/vocal-melody.ts";
import { addChannel, addStereo, createStereo, frameAt, panGains, type Stereo } from "../sound.ts";
import { addEcho } from "../synth/echo.ts";
import { highpass } from "../synth/lowpass.ts";
import { reverberate } from "../synth/reverb.ts";
import { shelve } from "../synth/shelf.ts";
import { levelVoice } from "./leveller.ts";
import { sing, singerOf } from "./singer.ts";
import type { SungNote } from "./tracks.ts";

const SEED = 71;

/** One line of the singing: who, where in the picture, and which notes. */
interface Line {
  readonly seed: number;
  readonly throat: number;
  readonly gain: number;
  readonly pan: number;
  /** Steps of the scale above the melody. */
  readonly steps: number;
  readonly isChorusOnly: boolean;
}

const LEAD_LINE: Line = { seed: 1, throat: 1, gain: 0.098, pan: 0, steps: 0, isChorusOnly: false };
const DOUBLES: readonly Line[] = [
  { seed: 2, throat: 0.97, gain: 0.036, pan: -0.75, steps: 0, isChorusOnly: true },
  { seed: 3, throat: 1.03, gain: 0.036, pan: 0.75, steps: 0, isChorusOnly: true },
  { seed: 4, throat: 1.02, gain: 0.03, pan: 0.4, steps: -2, isChorusOnly: true },
];

/** The notes of the voice that fall into a performance. */
export function sungNotes({ window }: Performance): readonly VocalNote[] {
  const from = BEATS_PER_BAR * window.firstBar;
  const to = from + BEATS_PER_BAR * barsOf(window).length;
  return VOCAL_MELODY.filter(({ beat }) => beat >= from && beat < to);
}

/** When a syllable is heard, in seconds. */
export function syllableSpan(
  performance: Performance,
  note: VocalNote,
): { readonly start: number; readonly end: number } {
  const start = playedAt(performance, note.beat, mixSeed(SEED, LEAD_LINE.seed));
  return { start, end: start + beatsLong(performance, note.beats) };
}

/** The voice with its doubles in the choruses, its echo and its room; the sketch has the one voice alone. */
export function renderVoice(performance: Performance): Stereo {
  const voice = createStereo(performance.frames);
  const lines = performance.style === "sketch" ? [LEAD_LINE] : [LEAD_LINE, ...DOUBLES];
  for (const line of lines) addLine(voice, performance, line);
  const isDry = performance.style === "sketch";
  const room = reverberate(voice, {
    seconds: isDry ? 0.6 : 1.9,
    size: isDry ? 0.8 : 1.5,
    damping: 0.3,
    delay: 0.03,
  });
  if (!isDry) addEcho(voice, { seconds: beatsLong(performance, 1), level: 0.13, feedback: 0.35 });
  addStereo(voice, room, isDry ? 0.12 : 0.26);
  return voice;
}

/** Seconds of silence before and after a passage, for consonants ahead of the beat and the last breath. */
const MARGIN = 0.5;

/** Sings section by section, so that nothing is computed where a line is silent. */
function addLine(voice: Stereo, performance: Performance, line: Line): void {
  const notes = sungNotes(performance).filter(({ beat }) => !line.isChorusOnly || isChorus(beat));
  const singer = singerOf(mixSeed(performance.take, line.seed), line.throat);
  const pan = panGains(line.pan);
  for (const { bar } of SECTIONS) {
    const passage = notes.filter(
      ({ beat }) => sectionAt(Math.floor(beat / BEATS_PER_BAR)).section.bar === bar,
    );
    const sung = passage.map((note) => performed(performance, note, line));
    const from = Math.max(0, (sung[0]?.start ?? 0) - MARGIN);
    const frames = frameAt((sung.at(-1)?.end ?? 0) + MARGIN - from);
    if (sung.length === 0) continue;
    const moved = sung.map((note) => ({ ...note, start: note.start - from, end: note.end - from }));
    const channel = sing(moved, { ...singer, seed: mixSeed(singer.seed, bar) }, frames);
    highpass(channel, 130);
    levelVoice(channel, 0.28);
    shelve(channel, { hertz: 2200, bass: 1, treble: 3 });
    addChannel(voice.left.subarray(frameAt(from)), channel, line.gain * pan.left * 1.4);
    addChannel(voice.right.subarray(frameAt(from)), channel, line.gain * pan.right * 1.4);
  }
}

function isChorus(beat: number): boolean {
  return sectionAt(Math.floor(beat / BEATS_PER_BAR)).section.name === "chorus";
}

function performed(performance: Performance, note: VocalNote, line: Line): SungNote {
  const start = playedAt(performance, note.beat, mixSeed(SEED, line.seed));
  const touch = deviation(performance.take, SEED + line.seed, Math.floor(8 * note.beat));
  const strength = (isChorus(note.beat) ? 1 : 0.85) * (1 + 0.12 * touch);
  const end = start + beatsLong(performance, note.beats) - 0.02;
  return { start, end, pitch: stepped(note.pitch, line.steps), strength, sounds: note.sounds };
}

const SCALE = [9, 11, 12, 14, 16, 17, 19];

/** The note so many steps away in the scale of A minor; notes outside the scale count as the one below. */
function stepped(pitch: number, steps: number): number {
  if (steps === 0) return pitch;
  const octave = Math.floor((pitch - 9) / 12);
  const inside = pitch - 12 * octave;
  const degree = SCALE.filter((note) => note <= inside).length - 1 + steps;
  const turned = ((degree % 7) + 7) % 7;
  return (SCALE[turned] ?? 9) + 12 * (octave + Math.floor(degree / 7));
}
