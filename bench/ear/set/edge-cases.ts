/** Files that are hardly music, and files that are broken. */
import { join } from "node:path";
import { brokenSet } from "./edge/broken.ts";
import { beside, coded, type EdgeSet } from "./edge/edge-set.ts";
import { loopSet } from "./edge/loops.ts";
import {
  cleanEdit,
  format,
  IDENTICAL_FILE,
  label,
  speed,
  type Label,
  type LabelledPair,
  type Split,
} from "./labels.ts";
import { muteFilter } from "./mute.ts";
import type { Piece } from "./piece.ts";
import { seeded } from "./seeded.ts";
import { ffmpeg, makeFile, sox, type Making } from "./tools.ts";

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
