/** Other recordings made from a master, as musicians make them, and what is then true. */
import {
  cleanEdit,
  edit,
  FOLD_DOWN,
  OTHER_MIX,
  OVERDUB,
  PART_REMOVED,
  pitch,
  REMASTER,
  speed,
  tempo,
  type Label,
} from "../../ear/set/labels.ts";
import { muteFilter } from "../../ear/set/mute.ts";
import { milliseconds, seeded, type Seeded } from "../../ear/set/seeded.ts";
import { spliceGraph, type Passage } from "../../ear/set/splice.ts";
import { ffmpeg, rubberband, sox, type Making } from "../../ear/set/tools.ts";
import { chooseWords } from "../../ear/set/variants/cleaning.ts";
import { chooseCut, without } from "../../ear/set/variants/editing.ts";
import type { Mastered } from "./pieces.ts";

/** How many of each there are in a folder. */
export const VERSION_COUNTS = {
  radio: 9,
  clean: 9,
  instrumental: 6,
  remaster: 7,
  sped: 6,
  extended: 6,
  slowed: 5,
  mono: 4,
  teaser: 3,
  pitch: 3,
  "short-edit": 3,
  "vox-up": 3,
  tempo: 2,
  overdub: 2,
  "clean-radio": 2,
  "intro-cut": 2,
} as const;
export type VersionName = keyof typeof VERSION_COUNTS;

export interface Version {
  readonly label: Label;
  readonly making: Making;
}

/** Of a centre removal something must be left, and a middle can be lifted only where there are sides. */
export function canHave(piece: Mastered, name: VersionName): boolean {
  if (name === "instrumental") return piece.envelope.sideDecibels > -14;
  if (name === "vox-up") return piece.envelope.sideDecibels > -18;
  return true;
}

export function versionOf(piece: Mastered, name: VersionName): Version {
  return MAKERS[name](piece, seeded("rescue version", name, piece.origin));
}

const MAKERS: Readonly<Record<VersionName, (piece: Mastered, random: Seeded) => Version>> = {
  radio(piece, random) {
    const cut = chooseCut(piece, "rescue radio", milliseconds(random.between(11, 0.25 * piece.seconds)));
    const end = random.pick([0, 9]);
    const kept = without({ ...piece, seconds: piece.seconds - end }, [cut]);
    const fade = { start: piece.seconds - end - (cut.end - cut.start) - 5, seconds: 5 };
    return {
      label: edit(cut.end - cut.start + end),
      making: (out) => [splice(piece, kept, { out, ...(end > 0 && { fade }) })],
    };
  },
  "intro-cut"(piece, random) {
    const start = milliseconds(piece.silence.before + random.between(11, 18));
    return {
      label: edit(start),
      making: (out) => [splice(piece, [{ start, end: piece.seconds }], { out })],
    };
  },
  "short-edit"(piece, random) {
    const cut = chooseCut(piece, "rescue short", milliseconds(random.between(2, 4)));
    return {
      label: edit(cut.end - cut.start),
      making: (out) => [splice(piece, without(piece, [cut]), { out })],
    };
  },
  teaser(piece, random) {
    const { start, end } = chooseCut(piece, "rescue teaser", milliseconds(random.between(15, 30)));
    return {
      label: edit(piece.seconds - (end - start)),
      making: (out) => [
        splice(piece, [{ start, end }], { out, fade: { start: end - start - 1, seconds: 1 } }),
      ],
    };
  },
  extended(piece, random) {
    const again = chooseCut(piece, "rescue extended", milliseconds(random.between(13, 22)));
    const times = random.whole(1, 2);
    const rounds = Array.from({ length: times - 1 }, () => again);
    const passages = [{ start: 0, end: again.end }, ...rounds, { start: again.start, end: piece.seconds }];
    return {
      label: edit(times * (again.end - again.start)),
      making: (out) => [splice(piece, passages, { out })],
    };
  },
  clean(piece, random) {
    const words = chooseWords(piece.envelope, random, random.whole(2, 6));
    return {
      label: cleanEdit(),
      making: (out) => [ffmpeg("-i", piece.master, "-af", muteFilter(words), ...pcm(piece), out)],
    };
  },
  "clean-radio"(piece, random) {
    const words = chooseWords(piece.envelope, random, 4);
    const cut = chooseCut(piece, "rescue clean radio", 14);
    return {
      label: { ...cleanEdit(), relations: ["clean-edit", "edit"] },
      making: (out, scratch) => [
        ffmpeg("-i", piece.master, "-af", muteFilter(words), ...pcm(piece), `${scratch}/clean.wav`),
        splice(piece, without(piece, [cut]), { out, from: `${scratch}/clean.wav` }),
      ],
    };
  },
  instrumental(piece) {
    const sides = "pan=stereo|c0=0.8*c0-0.8*c1|c1=0.8*c1-0.8*c0,highpass=f=180";
    const graph = `[0:a]asplit[a][b];[a]${sides}[c];[b]lowpass=f=180[d];[c][d]amix=inputs=2:normalize=0,volume=-1dB[out]`;
    return {
      label: { ...PART_REMOVED, relations: ["part-removed", "part-alone"] },
      making: (out) => [
        ffmpeg("-i", piece.master, "-filter_complex", graph, "-map", "[out]", ...pcm(piece), out),
      ],
    };
  },
  sped: (piece, random) => changedSpeed(piece, random.pick([8, 12, 15, 20, 25]), []),
  slowed: (piece, random) =>
    changedSpeed(piece, -random.pick([10, 12, 15, 18]), ["reverb", "45", "40", "90"]),
  remaster(piece, random) {
    const tone = random.pick([
      "bass=g=3:f=110,equalizer=f=400:t=q:w=1:g=-2.5,treble=g=3.5:f=8000",
      "equalizer=f=80:t=q:w=0.9:g=-2.5,equalizer=f=2500:t=q:w=0.8:g=3,treble=g=2:f=9000",
    ]);
    const loud = "alimiter=level_in=2.2:limit=0.95:attack=3:release=50:level=0:latency=1";
    return {
      label: REMASTER,
      making: (out) => [ffmpeg("-i", piece.master, "-af", `volume=-4dB,${tone},${loud}`, ...pcm(piece), out)],
    };
  },
  mono(piece) {
    const both = "pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0+0.5*c1";
    return {
      label: FOLD_DOWN,
      making: (out) => [ffmpeg("-i", piece.master, "-af", both, ...pcm(piece), out)],
    };
  },
  pitch(piece, random) {
    const semitones = random.pick([1, -1, 2]);
    return { label: pitch(100 * semitones), making: stretched(piece, ["-p", String(semitones)]) };
  },
  tempo(piece, random) {
    const percent = random.pick([4, -5, 6]);
    return { label: tempo(percent), making: stretched(piece, ["-T", String(1 + percent / 100)]) };
  },
  "vox-up": (piece) => ({
    label: OTHER_MIX,
    making: (out) => {
      // The middle 2.3 dB up, the sides as they were.
      const lifted = "pan=stereo|c0=0.92*c0+0.12*c1|c1=0.12*c0+0.92*c1";
      return [ffmpeg("-i", piece.master, "-af", lifted, ...pcm(piece), out)];
    },
  }),
  overdub(piece, random) {
    const [from, beat] = [0.15 * piece.seconds, random.pick([0.42, 0.5, 0.57])];
    const noise = `anoisesrc=color=white:amplitude=0.35:seed=${random.whole(1, 9999)}:sample_rate=44100:duration=${(0.8 * piece.seconds).toFixed(3)}`;
    const shaker = `highpass=f=5000,asetnsamples=n=64:p=0,volume=exp(-11*mod(t\\,${beat})):eval=frame,pan=stereo|c0=c0|c1=0.7*c0,adelay=${Math.round(1000 * from)}:all=1`;
    const graph = `[1:a]${shaker}[s];[0:a][s]amix=inputs=2:duration=first:normalize=0,volume=-2dB[out]`;
    return {
      label: OVERDUB,
      making: (out) => [
        ffmpeg(
          ...["-i", piece.master, "-f", "lavfi", "-i", noise],
          ...["-filter_complex", graph, "-map", "[out]", ...pcm(piece), out],
        ),
      ],
    };
  },
};

interface Splicing {
  readonly out: string;
  readonly from?: string;
  readonly fade?: { readonly start: number; readonly seconds: number };
}

function splice(piece: Mastered, passages: readonly Passage[], { out, from, fade }: Splicing) {
  const tail =
    fade === undefined ? "[out]anull" : `[out]afade=t=out:st=${fade.start.toFixed(3)}:d=${fade.seconds}`;
  const graph = `${spliceGraph(passages)};${tail}[end]`;
  return ffmpeg(
    ...["-i", from ?? piece.master, "-filter_complex", graph, "-map", "[end]", ...pcm(piece), out],
  );
}

function changedSpeed(piece: Mastered, percent: number, effects: readonly string[]): Version {
  const pace = ["gain", percent < 0 ? "-7" : "-1", "speed", String(1 + percent / 100), "rate", "44100"];
  return {
    label: speed(percent),
    making: (out) => [sox(piece.master, "-b", String(piece.bits), out, ...pace, ...effects)],
  };
}

function stretched(piece: Mastered, values: readonly string[]): Making {
  return (out, scratch) => [
    ffmpeg("-i", piece.master, "-af", "volume=-2dB", "-c:a", "pcm_s16le", `${scratch}/quieter.wav`),
    rubberband(...values, `${scratch}/quieter.wav`, out),
  ];
}

function pcm({ bits }: Mastered): readonly string[] {
  return ["-c:a", `pcm_s${bits}le`, "-ar", "44100"];
}
