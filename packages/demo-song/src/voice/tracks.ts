import { approachPerFrame } from "../arithmetic/power.ts";
import { BLOCK, RATE } from "../sound.ts";
import { isStop, isVowel, phonemeOf, type Formants, type Phoneme } from "./phonemes.ts";

/** A syllable with its place in time. */
export interface SungNote {
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
  readonly strength: number;
  readonly sounds: readonly string[];
}

/** What the singer's throat and mouth do, one value a block. */
export interface VoiceTracks {
  readonly pitch: Float32Array;
  readonly voicing: Float32Array;
  readonly breath: Float32Array;
  readonly hiss: Float32Array;
  readonly hissHertz: Float32Array;
  readonly formants: readonly [Float32Array, Float32Array, Float32Array];
  /** Seconds since the vowel began. */
  readonly held: Float32Array;
}

/** Turns syllables into movements: consonants come before the beat, the vowel on it, everything glides. */
export function moveMouth(notes: readonly SungNote[], frames: number): VoiceTracks {
  const blocks = Math.ceil(frames / BLOCK);
  const track = (value = 0): Float32Array => new Float32Array(blocks).fill(value);
  const tracks: VoiceTracks = {
    pitch: track(notes[0]?.pitch ?? 60),
    voicing: track(),
    breath: track(),
    hiss: track(),
    hissHertz: track(5000),
    formants: [track(600), track(1300), track(2600)],
    held: track(),
  };
  for (const note of notes) writeNote(tracks, note);
  smooth(tracks.pitch, 0.028);
  for (const formant of tracks.formants) smooth(formant, 0.02);
  smooth(tracks.voicing, 0.014);
  smooth(tracks.breath, 0.012);
  smooth(tracks.hiss, 0.005);
  return tracks;
}

function writeNote(tracks: VoiceTracks, note: SungNote): void {
  const nucleus = note.sounds.findIndex(isVowel);
  const onset = note.sounds.slice(0, nucleus);
  const coda = note.sounds.slice(nucleus + 1);
  const vowel = phonemeOf(note.sounds[nucleus] ?? "ah");
  const closing = Math.min(lengthOf(coda), 0.4 * (note.end - note.start));
  const opening = note.start - lengthOf(onset);
  tracks.pitch.fill(note.pitch, blockAt(opening));
  writeSounds(tracks, onset, { from: opening, to: note.start, strength: note.strength });
  writeVowel(tracks, vowel, { from: note.start, to: note.end - closing, strength: note.strength });
  writeSounds(tracks, coda, { from: note.end - closing, to: note.end, strength: 0.8 * note.strength });
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

function writeVowel(tracks: VoiceTracks, vowel: Phoneme, span: Span): void {
  writePhoneme(tracks, vowel, span);
  if (vowel.glide !== undefined)
    writeFormants(tracks, vowel.glide, [span.from + 0.6 * (span.to - span.from), span.to + 1]);
  const first = blockAt(span.from);
  for (let block = first; block < Math.min(blockAt(span.to), tracks.held.length); block++) {
    tracks.held[block] = ((block - first) * BLOCK) / RATE;
  }
}

/** Consonants one after the other, squeezed or stretched into the time there is. */
function writeSounds(tracks: VoiceTracks, sounds: readonly string[], { from, to, strength }: Span): void {
  const squeeze = (to - from) / Math.max(lengthOf(sounds), 1e-6);
  let at = from;
  for (const letters of sounds) {
    const phoneme = phonemeOf(letters);
    const end = at + squeeze * phoneme.seconds;
    const burst = isStop(letters) ? at + 0.55 * (end - at) : at;
    if (burst > at)
      writePhoneme(
        tracks,
        { ...phoneme, voicing: 0.5 * phoneme.voicing, breath: 0, hiss: 0 },
        { from: at, to: burst, strength },
      );
    writePhoneme(tracks, phoneme, { from: burst, to: end, strength });
    at = end;
  }
}

function writePhoneme(tracks: VoiceTracks, phoneme: Phoneme, { from, to, strength }: Span): void {
  const first = blockAt(from);
  const last = Math.max(first, blockAt(to));
  tracks.voicing.fill(phoneme.voicing * strength, first, last);
  tracks.breath.fill(phoneme.breath * strength, first, last);
  tracks.hiss.fill(phoneme.hiss * strength, first, last);
  tracks.hissHertz.fill(phoneme.hissHertz, first, last);
  // The mouth stays where it is when the sound ends.
  writeFormants(tracks, phoneme.formants, [from, to + 1]);
}

function writeFormants(
  { formants }: VoiceTracks,
  goal: Formants,
  [from, to]: readonly [number, number],
): void {
  for (const [index, hertz] of goal.entries()) formants[index]?.fill(hertz, blockAt(from), blockAt(to));
}

function lengthOf(sounds: readonly string[]): number {
  return sounds.reduce((sum, letters) => sum + phonemeOf(letters).seconds, 0);
}

function blockAt(seconds: number): number {
  return Math.max(0, Math.floor((seconds * RATE) / BLOCK + 0.5));
}

function smooth(track: Float32Array, seconds: number): void {
  const share = approachPerFrame(seconds / BLOCK);
  let value = track[0] ?? 0;
  for (let i = 0; i < track.length; i++) {
    value += share * ((track[i] ?? 0) - value);
    track[i] = value;
  }
}
