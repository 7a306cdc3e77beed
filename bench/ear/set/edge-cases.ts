/** Files that are hardly music, and files that are broken. */
import { closeSync, openSync, readSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  format,
  label,
  OVERDUB,
  SAME_WORK,
  edit,
  cleanEdit,
  IDENTICAL_FILE,
  speed,
  type Label,
  type LabelledPair,
  type Split,
} from "./labels.ts";
import { compose } from "./midi/compose.ts";
import { midiBytes, type Part, type Sequence } from "./midi/midi-file.ts";
import { perform } from "./midi/perform.ts";
import { renderMidi, soundfonts } from "./midi/render.ts";
import { muteFilter } from "./mute.ts";
import { seeded } from "./seeded.ts";
import { spliceGraph } from "./splice.ts";
import type { Piece } from "./piece.ts";
import { ffmpeg, makeFile, sox, type Making } from "./tools.ts";

/** A file is named, made, and compared with others by name. */
export interface EdgeSet {
  readonly files: Readonly<Record<string, Making>>;
  readonly pairs: readonly {
    readonly variant: string;
    readonly a: string;
    readonly b: string;
    readonly label: Label;
  }[];
}

/** Too plain to tell: everything but `new` and a relation that claims a difference is right, and `reuse` needs a person. */
const PLAIN: Label = label(["unsure", "format", "identical-audio", "edit"], ["ask"], null);
const PLAIN_OTHER: Label = label(["unrelated", "unsure"], ["unrelated", "ask", "new"], false);

export async function edgePairs(
  split: Split,
  { out, music }: { readonly out: string; readonly music: Piece },
): Promise<readonly LabelledPair[]> {
  const piece = `edge-${split}`;
  const folder = join(out, piece);
  const loops = loopSet(split);
  const sets = [
    signalSet(split, music),
    jingleSet(split, music),
    ...(loops === undefined ? [] : [loops]),
    brokenSet(music),
  ];
  const pairs: LabelledPair[] = [];
  for (const { files, pairs: own } of sets) {
    for (const [name, making] of Object.entries(files)) await makeFile(join(folder, name), making);
    for (const { variant, a, b, label: truth } of own) {
      pairs.push({
        id: `${piece}/${variant}`,
        piece,
        split,
        variant,
        a: join(folder, a),
        b: join(folder, b),
        ...truth,
      });
    }
  }
  return pairs;
}

function synth(seconds: number, ...effects: readonly string[]): Making {
  return (to) => [sox("-n", "-r", "44100", "-b", "16", "-c", "2", to, "synth", String(seconds), ...effects)];
}

function coded(path: (scratch: string) => string, ...coding: readonly string[]): Making {
  return (to, scratch) => [ffmpeg("-i", path(scratch), ...coding, to)];
}

/** Files of a set lie in one folder, scratch folders inside it. */
const beside =
  (name: string) =>
  (scratch: string): string =>
    join(scratch, "..", name);

function signalSet(split: Split, music: Piece): EdgeSet {
  const pitch = split === "tune" ? "1000" : "1000.0";
  const other = split === "tune" ? "440" : "523.25";
  const noise =
    (seed: string): Making =>
    (to) => [
      ffmpeg(
        "-f",
        "lavfi",
        "-i",
        `anoisesrc=c=white:a=0.25:r=44100:d=30:seed=${seed}`,
        "-af",
        "pan=stereo|c0=c0|c1=c0",
        "-c:a",
        "pcm_s16le",
        to,
      ),
    ];
  const files = {
    "silence-30.wav": synth(30, "sine", "0", "vol", "0"),
    "silence-41.wav": synth(41, "sine", "0", "vol", "0"),
    "tone.wav": synth(30, "sine", pitch, "vol", "0.4"),
    "tone-shorter.wav": synth(21, "sine", pitch, "vol", "0.4"),
    "tone-other.wav": synth(30, "sine", other, "vol", "0.4"),
    "tone.mp3": coded(beside("tone.wav"), "-b:a", "128k"),
    "noise-a.wav": noise(split === "tune" ? "11" : "21"),
    "noise-b.wav": noise(split === "tune" ? "12" : "22"),
    "noise-a.mp3": coded(beside("noise-a.wav"), "-b:a", "128k"),
    "music.wav": ((to) => [ffmpeg("-i", music.master, "-t", "30", "-c:a", "pcm_s16le", to)]) satisfies Making,
  };
  return {
    files,
    pairs: [
      { variant: "silence-silence", a: "silence-30.wav", b: "silence-41.wav", label: PLAIN },
      {
        variant: "silence-itself",
        a: "silence-30.wav",
        b: "silence-30.wav",
        label: { ...IDENTICAL_FILE, verdicts: ["reuse", "ask"] },
      },
      { variant: "silence-music", a: "silence-30.wav", b: "music.wav", label: PLAIN_OTHER },
      { variant: "music-silence", a: "music.wav", b: "silence-30.wav", label: PLAIN_OTHER },
      { variant: "tone-shorter", a: "tone.wav", b: "tone-shorter.wav", label: PLAIN },
      { variant: "tone-mp3", a: "tone.wav", b: "tone.mp3", label: PLAIN },
      {
        variant: "tone-other-tone",
        a: "tone.wav",
        b: "tone-other.wav",
        label: { ...PLAIN_OTHER, relations: ["unrelated", "unsure", "pitch"] },
      },
      { variant: "tone-music", a: "tone.wav", b: "music.wav", label: PLAIN_OTHER },
      { variant: "noise-other-noise", a: "noise-a.wav", b: "noise-b.wav", label: PLAIN_OTHER },
      {
        variant: "noise-mp3",
        a: "noise-a.wav",
        b: "noise-a.mp3",
        label: label(["format", "unsure"], ["reuse", "ask"], null),
      },
      { variant: "noise-music", a: "noise-a.wav", b: "music.wav", label: PLAIN_OTHER },
      { variant: "noise-tone", a: "noise-a.wav", b: "tone.wav", label: PLAIN_OTHER },
    ],
  };
}

/** Five seconds of music. */
function jingleSet(split: Split, { master, seconds }: Piece): EdgeSet {
  const random = seeded("jingle", split);
  const at = (share: number): string => (share * seconds + random.between(0, 3)).toFixed(3);
  const excerpt =
    (start: string): Making =>
    (to) => [
      ffmpeg(
        "-i",
        master,
        "-af",
        `atrim=start=${start}:duration=5,asetpts=PTS-STARTPTS,afade=t=out:st=4.7:d=0.3`,
        "-c:a",
        "pcm_s16le",
        to,
      ),
    ];
  const word = [{ start: 2.1, end: 2.5 }];
  const jingle = beside("jingle.wav");
  return {
    files: {
      "jingle.wav": excerpt(at(0.2)),
      "jingle-other.wav": excerpt(at(0.7)),
      "jingle.mp3": coded(jingle, "-b:a", "128k"),
      "jingle-quieter.wav": coded(jingle, "-af", "volume=-4dB", "-c:a", "pcm_s16le"),
      "jingle-clean.wav": coded(jingle, "-af", muteFilter(word), "-c:a", "pcm_s16le"),
      "jingle-sped.wav": (to, scratch) => [
        sox(jingle(scratch), to, "gain", "-1", "speed", "1.06", "rate", "44100"),
      ],
    },
    pairs: [
      { variant: "jingle-mp3", a: "jingle.wav", b: "jingle.mp3", label: format({ kind: "lossy" }) },
      {
        variant: "jingle-gain",
        a: "jingle.wav",
        b: "jingle-quieter.wav",
        label: format({ kind: "level", amount: -4, unit: "dB" }),
      },
      {
        variant: "jingle-clean",
        a: "jingle.wav",
        b: "jingle-clean.wav",
        label: cleanEdit({ kind: "muted", start: 2.1, end: 2.5 }),
      },
      { variant: "jingle-sped", a: "jingle.wav", b: "jingle-sped.wav", label: speed(6) },
      {
        variant: "jingle-other",
        a: "jingle.wav",
        b: "jingle-other.wav",
        label: label(["unrelated", "unsure", "same-work"], ["unrelated", "ask", "new"], false),
      },
    ],
  };
}

/** Two bars, twenty-four times, sample by sample the same; and two tunes on them. */
function loopSet(split: Split): EdgeSet | undefined {
  const [font] = soundfonts();
  if (font === undefined) return undefined;
  const { parts } = compose(`loop ${split}`, 64);
  const loop = perform(
    { beatsPerMinute: 120, bars: 2, parts: parts.filter(({ name }) => name !== "melody").map(twoBars) },
    { take: `loop ${split}` },
  );
  const tune = (name: string): Sequence => {
    const melody = compose(`loop tune ${split} ${name}`, 64).parts.filter((part) => part.name === "melody");
    return perform({ beatsPerMinute: 120, bars: 30, parts: melody }, { take: name });
  };
  // The first round of the loop has no reverb from the round before, so the second is what goes round.
  const round: Making = (to, scratch) => {
    writeFileSync(`${scratch}/loop.mid`, midiBytes({ ...loop, parts: loop.parts.map(twice) }));
    return [
      renderMidi({ midi: `${scratch}/loop.mid`, out: `${scratch}/loop.wav`, font }),
      sox(`${scratch}/loop.wav`, "-b", "24", to, "gain", "-6", "trim", "4", "4", "repeat", "14"),
    ];
  };
  const song =
    (name: string): Making =>
    (to, scratch) => {
      writeFileSync(`${scratch}/tune.mid`, midiBytes(tune(name)));
      return [
        renderMidi({ midi: `${scratch}/tune.mid`, out: `${scratch}/tune.wav`, font }),
        ffmpeg(
          "-i",
          beside("loop.wav")(scratch),
          "-i",
          `${scratch}/tune.wav`,
          "-filter_complex",
          "amix=inputs=2:normalize=0:duration=first:dropout_transition=0,volume=-3dB",
          "-c:a",
          "pcm_s24le",
          to,
        ),
      ];
    };
  const word = [{ start: 21.3, end: 21.8 }];
  const splice =
    (...passages: Parameters<typeof spliceGraph>): Making =>
    (to, scratch) => [
      ffmpeg(
        "-i",
        beside("loop.wav")(scratch),
        "-filter_complex",
        spliceGraph(...passages),
        "-map",
        "[out]",
        "-c:a",
        "pcm_s24le",
        to,
      ),
    ];
  return {
    files: {
      "loop.wav": round,
      "loop.mp3": coded(beside("loop.wav"), "-b:a", "128k"),
      "loop-cut-4.wav": splice([
        { start: 0, end: 20 },
        { start: 24, end: 60 },
      ]),
      "loop-cut-16.wav": splice([
        { start: 0, end: 20 },
        { start: 36, end: 60 },
      ]),
      "loop-longer.wav": splice([
        { start: 0, end: 60 },
        { start: 40, end: 56 },
      ]),
      "loop-clean.wav": coded(beside("loop.wav"), "-af", muteFilter(word), "-c:a", "pcm_s24le"),
      "loop-song-1.wav": song("one"),
      "loop-song-2.wav": song("two"),
    },
    pairs: [
      { variant: "loop-mp3", a: "loop.wav", b: "loop.mp3", label: format({ kind: "lossy" }) },
      // Which round is missing cannot be told, so no times.
      { variant: "loop-cut-4s", a: "loop.wav", b: "loop-cut-4.wav", label: edit(4) },
      { variant: "loop-cut-16s", a: "loop.wav", b: "loop-cut-16.wav", label: edit(16) },
      { variant: "loop-longer", a: "loop.wav", b: "loop-longer.wav", label: edit(16) },
      {
        variant: "loop-clean",
        a: "loop.wav",
        b: "loop-clean.wav",
        label: cleanEdit({ kind: "muted", start: 21.3, end: 21.8 }),
      },
      { variant: "loop-song", a: "loop.wav", b: "loop-song-1.wav", label: OVERDUB },
      {
        variant: "loop-two-songs",
        a: "loop-song-1.wav",
        b: "loop-song-2.wav",
        label: {
          ...SAME_WORK,
          relations: ["overdub", "same-work", "part-removed", "unsure", "unrelated"],
          verdicts: ["new", "ask", "unrelated"],
        },
      },
    ],
  };
}

function twoBars(part: Part): Part {
  return { ...part, notes: part.notes.filter(({ beat, beats }) => beat < 8 && beat + beats <= 8) };
}

/** From a loop of eight beats, three rounds of it. */
function twice(part: Part): Part {
  return {
    ...part,
    notes: [0, 8, 16].flatMap((later) => part.notes.map((note) => ({ ...note, beat: note.beat + later }))),
  };
}

/** Uploads that broke off. What is there is the recording; that it ends early is told by the bytes. */
function brokenSet({ master, seconds }: Piece): EdgeSet {
  const shares = { "broken.mp3": 0.61, "broken.flac": 0.57, "broken.wav": 0.66, "broken.ogg": 0.53 };
  const coding: Readonly<Record<string, readonly string[]>> = {
    "broken.mp3": ["-b:a", "128k"],
    "broken.flac": ["-c:a", "flac"],
    "broken.wav": ["-c:a", "pcm_s16le"],
    "broken.ogg": ["-c:a", "libvorbis", "-q:a", "4"],
  };
  const files = Object.fromEntries(
    Object.entries(shares).flatMap(([name, share]): [string, Making][] => {
      const whole = name.replace("broken", "whole");
      return [
        [whole, (to) => [ffmpeg("-i", master, ...(coding[name] ?? []), to)]],
        [name, (to, scratch) => (writeFileSync(to, firstBytes(beside(whole)(scratch), share)), [])],
      ];
    }),
  );
  const brokenLabel = (share: number): Label => ({
    ...edit((1 - share) * seconds, { kind: "cut-off" }),
    relations: ["edit", "unsure"],
    verdicts: ["new", "ask"],
  });
  return {
    files,
    pairs: Object.entries(shares).flatMap(([name, share]) => {
      const extension = name.split(".")[1] ?? "";
      return [
        { variant: `broken-off-${extension}`, a: `whole.${extension}`, b: name, label: brokenLabel(share) },
      ];
    }),
  };
}

function firstBytes(path: string, share: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(statSync(path).size * share));
  const file = openSync(path, "r");
  readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  return bytes;
}
