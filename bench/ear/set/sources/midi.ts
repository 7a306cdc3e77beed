/** Pieces written here and played by soundfonts: works that are performed more than once, with stems. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { label, OVERDUB, SAME_WORK, type Label } from "../labels.ts";
import { compose, type Composition } from "../midi/compose.ts";
import { midiBytes, type Sequence } from "../midi/midi-file.ts";
import { perform } from "../midi/perform.ts";
import { renderMidi, soundfonts } from "../midi/render.ts";
import { readEnvelope } from "../envelope.ts";
import type { Found, OwnVersion, Stems } from "../piece.ts";
import { ffmpeg, inParallel, makeFile, type Command } from "../tools.ts";
import { sumOf } from "../variants/stems.ts";
import { splitPieces } from "./split.ts";
import type { MusicOptions } from "./music.ts";

const WORKS = ["harbour", "lantern", "orchard", "viaduct", "meridian"] as const;
const LEAD = "melody";

/** One performance of a work on one soundfont is the piece; the others are what it is compared with. */
export async function midiPieces({ out, seconds, seed }: MusicOptions): Promise<readonly Found[]> {
  const fonts = soundfonts();
  if (fonts.length === 0) return [];
  const splits = splitPieces("midi", WORKS);
  const pieces: Found[] = [];
  for (const [index, work] of WORKS.entries()) {
    const studio: Studio = {
      folder: join(out, `midi-${work}`),
      seconds,
      composition: compose(`${work} ${seed}`, seconds - 4),
      name: `${work} ${seed}`,
      fonts: index % 2 === 0 ? fonts : fonts.toReversed(),
    };
    const split = splits.get(work) ?? "report";
    pieces.push({ piece: `midi-${work}`, source: "midi", split, ...(await record(studio)) });
  }
  return pieces;
}

interface Studio {
  readonly folder: string;
  readonly seconds: number;
  readonly composition: Composition;
  readonly name: string;
  readonly fonts: readonly string[];
}

type Recorded = Pick<Found, "origin" | "licence" | "folder" | "master" | "bits" | "stems" | "own">;

async function record(studio: Studio): Promise<Recorded> {
  const { folder, composition, name, fonts, seconds } = studio;
  const [font = "", otherFont = font] = fonts;
  mkdirSync(folder, { recursive: true });
  const sequence = perform(composition, { take: `${name} 1` });
  const paths = Object.fromEntries(
    composition.parts.map((part) => [part.name, join(folder, `stem-${part.name}.wav`)]),
  );
  const jobs = composition.parts.map((part) => async () => {
    const alone: Sequence = {
      tempi: sequence.tempi,
      parts: sequence.parts.filter((other) => other.name === part.name),
    };
    await renderTo(paths[part.name] ?? "", alone, { font, seconds });
  });
  await inParallel(jobs, 2);
  const sum = join(folder, "sum.wav");
  const names = Object.keys(paths);
  await makeFile(sum, (to) => [sumOf({ paths, gain: -12, lead: LEAD }, names, ["-c:a", "pcm_s24le", to])]);
  const gain = -12 - 1 - 20 * Math.log10(readEnvelope(sum).peak);
  const stems: Stems = { paths, gain, lead: LEAD };
  const master = join(folder, "master.wav");
  await makeFile(master, (to) => [sumOf(stems, names, ["-c:a", "pcm_s24le", to])]);
  const own = await otherPerformances(studio, { font, otherFont, gain });
  return {
    folder,
    master,
    bits: 24,
    stems,
    own,
    origin: `written by bench/ear, ${basename(font)}`,
    licence: "Apache-2.0 (the piece), soundfont: MIT or GPL-2.0-or-later",
  };
}

/** Another take to the same click, another performance of another band, the same notes by another band, a new melody. */
async function otherPerformances(
  studio: Studio,
  { font, otherFont, gain }: { readonly font: string; readonly otherFont: string; readonly gain: number },
): Promise<readonly OwnVersion[]> {
  const { composition, name, folder, seconds } = studio;
  const otherTune = compose(`${name} other tune`, seconds - 4).parts.filter((part) => part.name === LEAD);
  const first = perform(composition, { take: `${name} 1` });
  const sung = perform({ ...composition, parts: otherTune }, { take: `${name} other tune` }).parts;
  const newMelody = { ...first, parts: [...first.parts.filter((part) => part.name !== LEAD), ...sung] };
  const others: readonly { variant: string; sequence: Sequence; font: string; label: Label }[] = [
    { variant: "other-take", sequence: perform(composition, { take: `${name} 2` }), font, label: SAME_WORK },
    {
      variant: "other-performance",
      sequence: perform(composition, { take: `${name} 3`, tempo: 1.03, wander: 0.01 }),
      font: otherFont,
      label: SAME_WORK,
    },
    { variant: "same-notes-other-band", sequence: first, font: otherFont, label: SAME_WORK },
    {
      variant: "slower-performance",
      sequence: perform(composition, { take: `${name} 4`, tempo: 0.9, wander: 0.006 }),
      font,
      label: SAME_WORK,
    },
    { variant: "new-melody", sequence: newMelody, font, label: OVERDUB },
    {
      variant: "other-key",
      sequence: transposed(perform(composition, { take: `${name} 5` }), 3),
      font,
      label: label(["same-work"], ["new"], false),
    },
  ];
  const jobs = others.map(({ variant, sequence, font: played }) => async () => {
    await renderTo(join(folder, `${variant}.wav`), sequence, { font: played, seconds, gain: gain - 1 });
  });
  await inParallel(jobs, 2);
  return others.map((other) => ({
    variant: other.variant,
    path: join(folder, `${other.variant}.wav`),
    label: other.label,
  }));
}

function transposed(sequence: Sequence, semitones: number): Sequence {
  const parts = sequence.parts.map((part) =>
    part.channel === 9
      ? part
      : { ...part, notes: part.notes.map((note) => ({ ...note, key: note.key + semitones })) },
  );
  return { ...sequence, parts };
}

async function renderTo(
  path: string,
  sequence: Sequence,
  { font, seconds, gain = 0 }: { readonly font: string; readonly seconds: number; readonly gain?: number },
): Promise<void> {
  await makeFile(path, (to, scratch): readonly Command[] => {
    writeFileSync(`${scratch}/piece.mid`, midiBytes(sequence));
    return [
      renderMidi({ midi: `${scratch}/piece.mid`, out: `${scratch}/played.wav`, font }),
      ffmpeg(
        "-i",
        `${scratch}/played.wav`,
        "-af",
        `apad,atrim=0:${seconds},volume=${gain.toFixed(3)}dB`,
        "-c:a",
        "pcm_s24le",
        to,
      ),
    ];
  });
}
