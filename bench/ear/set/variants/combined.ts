/** Two or three changes at once: the relation is that of the one that makes it another recording. */
import { cleanEdit, edit, FOLD_DOWN, label, placed, speed } from "../labels.ts";
import { muteFilter } from "../mute.ts";
import { spliceGraph } from "../splice.ts";
import { ffmpeg, rubberband, sox } from "../tools.ts";
import { PCM_16, spanFacts, type Piece } from "../piece.ts";
import { chooseWords } from "./cleaning.ts";
import { AAC_128, MP3_128, OPUS_64 } from "./coding.ts";
import { chooseCut, cutFact, without } from "./editing.ts";
import { equaliser, loudMaster } from "./mastering.ts";
import { changeSpeed } from "./pace.ts";
import { choose, randomFor, type Recipe } from "./recipe.ts";

export function combinedRecipes(piece: Piece): readonly Recipe[] {
  return [...cutAndMore(piece), ...cleanAndMore(piece), ...paceAndMore(piece), ...masterAndMore(piece)];
}

function cutAndMore(piece: Piece): readonly Recipe[] {
  const remastered = chooseCut(piece, "cut of a remaster", 13);
  const coded = chooseCut(piece, "coded cut", 4);
  const graph = (cut: typeof coded): string => spliceGraph(without(piece, [cut]));
  return [
    {
      variant: "cut-remaster-mp3-128",
      extension: "mp3",
      label: edit(13, cutFact(remastered), { kind: "lossy" }),
      making: (out) => [
        ffmpeg(
          "-i",
          piece.master,
          "-filter_complex",
          `${graph(remastered)};[out]${loudMaster(piece)}[loud]`,
          "-map",
          "[loud]",
          ...MP3_128.arguments,
          out,
        ),
      ],
    },
    {
      variant: "cut-4s-aac-128",
      extension: "m4a",
      label: edit(4, cutFact(coded), { kind: "lossy" }),
      making: (out) => [
        ffmpeg(
          "-i",
          piece.master,
          "-filter_complex",
          graph(coded),
          "-map",
          "[out]",
          ...AAC_128.arguments,
          out,
        ),
      ],
    },
  ];
}

function cleanAndMore(piece: Piece): readonly Recipe[] {
  const words = chooseWords(piece.envelope, randomFor(piece, "words remaster"), 2);
  return [
    {
      variant: "clean-remaster",
      extension: "wav",
      label: cleanEdit(...spanFacts("muted", words)),
      making: (out) => [
        ffmpeg("-i", piece.master, "-af", `${equaliser(piece)},${muteFilter(words)}`, ...PCM_16, out),
      ],
    },
  ];
}

function paceAndMore(piece: Piece): readonly Recipe[] {
  const percent = choose(piece, "remastered speed", [-3, 5]);
  const cut = chooseCut(piece, "sped cut", 12);
  const faster = 25;
  return [
    {
      variant: "speed-remaster-mp3-128",
      extension: "mp3",
      label: speed(percent),
      making: (out, scratch) => [
        ...changeSpeed(piece, percent, { out: `${scratch}/speed.wav` }),
        ffmpeg("-i", `${scratch}/speed.wav`, "-af", equaliser(piece), ...MP3_128.arguments, out),
      ],
    },
    {
      variant: "cut-sped-up",
      extension: "wav",
      label: label(["speed", "edit"], ["new"], false, [
        { kind: "speed", amount: faster, unit: "%" },
        ...placed([cutFact(cut)], { speed: faster }),
      ]),
      making: (out, scratch) => [
        ffmpeg(
          "-i",
          piece.master,
          "-filter_complex",
          spliceGraph(without(piece, [cut])),
          "-map",
          "[out]",
          ...PCM_16,
          `${scratch}/cut.wav`,
        ),
        sox(`${scratch}/cut.wav`, out, "gain", "-1", "speed", String(1 + faster / 100), "rate", "44100"),
      ],
    },
    {
      variant: "tempo-and-pitch",
      extension: "wav",
      label: label(["tempo", "pitch", "speed"], ["new"], false, [
        { kind: "tempo", amount: 5, unit: "%" },
        { kind: "pitch", amount: -100, unit: "cents" },
      ]),
      making: (out, scratch) => [
        ffmpeg("-i", piece.master, "-af", "volume=-2dB", ...PCM_16, `${scratch}/quieter.wav`),
        rubberband("-T", "1.05", "-p", "-1", `${scratch}/quieter.wav`, out),
      ],
    },
  ];
}

function masterAndMore(piece: Piece): readonly Recipe[] {
  return [
    {
      variant: "remaster-mp3-128",
      extension: "mp3",
      label: label(["remaster"], ["ask"], null, [{ kind: "lossy" }]),
      making: (out) => [ffmpeg("-i", piece.master, "-af", loudMaster(piece), ...MP3_128.arguments, out)],
    },
    {
      variant: "remaster-mono-opus-64",
      extension: "opus",
      label: { ...FOLD_DOWN, relations: ["fold-down", "remaster"] },
      making: (out) => [
        ffmpeg(
          "-i",
          piece.master,
          "-af",
          `${equaliser(piece)},pan=mono|c0=0.5*c0+0.5*c1`,
          "-ar",
          "48000",
          ...OPUS_64.arguments,
          out,
        ),
      ],
    },
  ];
}
