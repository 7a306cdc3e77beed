/** Clean edits: words of 0.3 to 0.6 s gone or backwards, in the whole mix or, where the stems are known, in the lead alone. */
import { findLoud, readEnvelope, type Envelope } from "../envelope.ts";
import { cleanEdit, placed } from "../labels.ts";
import { muteFilter, type Span } from "../mute.ts";
import { milliseconds, type Seeded } from "../seeded.ts";
import { spliceGraph } from "../splice.ts";
import { ffmpeg, sox } from "../tools.ts";
import { PCM_16, spanFacts, type Piece, type Stems } from "../piece.ts";
import { AAC_96, MP3_128, type Coding } from "./coding.ts";
import { choose, randomFor, type Recipe } from "./recipe.ts";
import { sumGraph } from "./stems.ts";

export function cleaningRecipes(piece: Piece): readonly Recipe[] {
  const { master } = piece;
  const words = chooseWords(piece.envelope, randomFor(piece, "words"), 3);
  const turned = chooseWords(piece.envelope, randomFor(piece, "turned"), 2);
  return [
    {
      variant: "clean-muted",
      extension: "wav",
      label: cleanEdit(...spanFacts("muted", words)),
      making: (out) => [ffmpeg("-i", master, "-af", muteFilter(words), ...PCM_16, out)],
    },
    {
      variant: "clean-reversed",
      extension: "wav",
      label: cleanEdit(...spanFacts("reversed", turned)),
      making: (out) => [reversing(piece, turned, out)],
    },
    ...[MP3_128, AAC_96].map((coding) => mutedAndCoded(piece, coding)),
    ...spedUp(piece),
    ...leadOnly(piece),
  ];
}

/** So many words, a second apart at least, where there is sound. */
export function chooseWords(envelope: Envelope, random: Seeded, count: number): readonly Span[] {
  const room = (envelope.seconds - 4) / count;
  return Array.from({ length: count }, (_, index) =>
    findLoud(envelope, random, {
      from: 2 + index * room,
      to: 1 + (index + 1) * room,
      seconds: milliseconds(random.between(0.3, 0.6)),
    }),
  );
}

function mutedAndCoded(piece: Piece, coding: Coding): Recipe {
  const words = chooseWords(piece.envelope, randomFor(piece, `words ${coding.name}`), 2);
  return {
    variant: `clean-${coding.name}`,
    extension: coding.extension,
    label: cleanEdit(...spanFacts("muted", words), { kind: "lossy" }),
    making: (out) => [ffmpeg("-i", piece.master, "-af", muteFilter(words), ...coding.arguments, out)],
  };
}

function reversing(piece: Piece, spans: readonly Span[], out: string): ReturnType<typeof ffmpeg> {
  const passages = spans.flatMap((span, index) => [
    { start: spans[index - 1]?.end ?? 0, end: span.start },
    { ...span, isReversed: true },
  ]);
  const rest = { start: spans.at(-1)?.end ?? 0, end: piece.seconds };
  const graph = spliceGraph([...passages, rest]);
  return ffmpeg("-i", piece.master, "-filter_complex", graph, "-map", "[out]", ...PCM_16, out);
}

function spedUp(piece: Piece): readonly Recipe[] {
  const percent = choose(piece, "clean speed", [4, 12, 20]);
  const words = chooseWords(piece.envelope, randomFor(piece, "words sped"), 2);
  const moved = placed(spanFacts("muted", words), { speed: percent });
  const resampled = chooseWords(piece.envelope, randomFor(piece, "words 48"), 2);
  return [
    {
      variant: "clean-sped-up",
      extension: "wav",
      // Two changes, each of which makes a new recording: either relation says so.
      label: {
        ...cleanEdit(...moved, { kind: "speed", amount: percent, unit: "%" }),
        relations: ["clean-edit", "speed"],
      },
      making: (out, scratch) => [
        ffmpeg("-i", piece.master, "-af", muteFilter(words), ...PCM_16, `${scratch}/clean.wav`),
        sox(
          `${scratch}/clean.wav`,
          "-b",
          "16",
          out,
          "gain",
          "-1",
          "speed",
          String(1 + percent / 100),
          "rate",
          "44100",
        ),
      ],
    },
    {
      variant: "clean-48k-aac",
      extension: "m4a",
      label: cleanEdit(
        ...spanFacts("muted", resampled),
        { kind: "resampled", amount: 48_000, unit: "Hz" },
        { kind: "lossy" },
      ),
      making: (out) => [
        ffmpeg(
          "-i",
          piece.master,
          "-af",
          muteFilter(resampled),
          "-ar",
          "48000",
          "-c:a",
          "aac",
          "-b:a",
          "128k",
          out,
        ),
      ],
    },
  ];
}

/** The lead loses a word and everybody else plays on. */
function leadOnly(piece: Piece): readonly Recipe[] {
  const { stems } = piece;
  if (stems === undefined) return [];
  const lead = readEnvelope(stems.paths[stems.lead] ?? "");
  const words = chooseWords(lead, randomFor(piece, "words lead"), 3);
  const against = stems.sum === undefined ? {} : { against: stems.sum };
  const making =
    (coding: readonly string[]): Recipe["making"] =>
    (out) => [mutedLead(stems, words, [...coding, out])];
  return [
    {
      variant: "clean-lead",
      extension: "wav",
      ...against,
      label: cleanEdit(...spanFacts("muted", words)),
      making: making(PCM_16),
    },
    {
      variant: "clean-lead-mp3-128",
      extension: "mp3",
      ...against,
      label: cleanEdit(...spanFacts("muted", words), { kind: "lossy" }),
      making: making(MP3_128.arguments),
    },
  ];
}

function mutedLead(
  stems: Stems,
  words: readonly Span[],
  output: readonly string[],
): ReturnType<typeof ffmpeg> {
  const names = Object.keys(stems.paths);
  const graph = sumGraph(names, stems, { [stems.lead]: muteFilter(words) });
  return ffmpeg(
    ...names.flatMap((name) => ["-i", stems.paths[name] ?? ""]),
    "-filter_complex",
    graph,
    "-map",
    "[out]",
    ...output,
  );
}
