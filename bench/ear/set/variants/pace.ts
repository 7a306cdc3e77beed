/** Faster, slower, higher, lower. */
import { label, pitch, speed, tempo } from "../labels.ts";
import { ffmpeg, rubberband, sox } from "../tools.ts";
import { PCM_16, type Piece } from "../piece.ts";
import { choose, type Recipe } from "./recipe.ts";

const SPEEDS = [0.5, 1.5, 3, 6, 20] as const;

export function paceRecipes(piece: Piece): readonly Recipe[] {
  return [...speeds(piece), ...tempi(piece), ...pitches(piece), slowedWithReverb(piece)];
}

/** One direction of each amount, and both of one of them. */
function speeds(piece: Piece): readonly Recipe[] {
  const percents = SPEEDS.map((amount) => amount * choose(piece, `speed ${amount}`, [1, -1]));
  const both = choose(piece, "both ways", [0, 1, 2, 3, 4]);
  return [...percents, -(percents[both] ?? 3)].map((percent) => {
    return {
      variant: `speed${signed(percent)}`,
      extension: "wav",
      label: speed(percent),
      making: (out) => changeSpeed(piece, percent, { out }),
    };
  });
}

/** Two resamplers, one for each direction; a decibel down, for what a resampler rounds up beyond full scale. */
export function changeSpeed(
  piece: Piece,
  percent: number,
  { out, from = piece.master }: { readonly out: string; readonly from?: string },
): readonly ReturnType<typeof sox>[] {
  const factor = 1 + percent / 100;
  if (percent > 0) return [sox(from, out, "gain", "-1", "speed", String(factor), "rate", "44100")];
  const filter = `volume=-1dB,asetrate=${44_100 * factor},aresample=44100`;
  return [ffmpeg("-i", from, "-af", filter, ...PCM_16, out)];
}

function tempi(piece: Piece): readonly Recipe[] {
  const percents = [4, -4, choose(piece, "small tempo", [1, -1.5])];
  return percents.map((percent) => {
    return {
      variant: `tempo${signed(percent)}`,
      extension: "wav",
      label: tempo(percent),
      making: (out, scratch) => [
        ffmpeg("-i", piece.master, "-af", "volume=-2dB", ...PCM_16, `${scratch}/quieter.wav`),
        rubberband("-T", String(1 + percent / 100), `${scratch}/quieter.wav`, out),
      ],
    };
  });
}

function pitches(piece: Piece): readonly Recipe[] {
  const semitones = [
    choose(piece, "semitone", [1, -1]),
    choose(piece, "two semitones", [2, -2]),
    choose(piece, "cents", [0.2, -0.25]),
  ];
  return semitones.map((amount) => {
    return {
      variant: `pitch${signed(amount)}`,
      extension: "wav",
      label: pitch(Math.round(amount * 100)),
      making: (out, scratch) => [
        ffmpeg("-i", piece.master, "-af", "volume=-2dB", ...PCM_16, `${scratch}/quieter.wav`),
        rubberband("-p", String(amount), `${scratch}/quieter.wav`, out),
      ],
    };
  });
}

function slowedWithReverb(piece: Piece): Recipe {
  const percent = choose(piece, "slowed", [-12, -15, -20]);
  const { facts } = speed(percent);
  return {
    variant: "slowed-reverb",
    extension: "wav",
    label: label(["speed"], ["new"], false, facts),
    making: (out) => [
      sox(
        piece.master,
        "-b",
        "16",
        out,
        "gain",
        "-6",
        "speed",
        String(1 + percent / 100),
        "rate",
        "44100",
        "reverb",
        "50",
        "50",
        "80",
        "dither",
      ),
    ],
  };
}

function signed(amount: number): string {
  return `${amount > 0 ? "+" : ""}${amount}`;
}
