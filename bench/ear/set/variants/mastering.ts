/** Filters that make another master of one mix. */
import { label, REMASTER } from "../labels.ts";
import { ffmpeg, sox } from "../tools.ts";
import { PCM_16, type Piece } from "../piece.ts";
import { choose, type Recipe } from "./recipe.ts";

/** Two ways to equalise; the level goes down first, so that nothing clips. */
export function equaliser(piece: Piece): string {
  return choose(piece, "equaliser", [
    "volume=-7dB,bass=g=3.5:f=90,equalizer=f=2600:t=q:w=0.9:g=-2.5,treble=g=3:f=7500",
    "volume=-6dB,equalizer=f=60:t=q:w=0.8:g=-3,equalizer=f=350:t=q:w=1:g=-2,equalizer=f=3200:t=q:w=0.8:g=3,treble=g=2:f=10000",
    "volume=-7dB,bass=g=-2:f=140,equalizer=f=900:t=q:w=0.7:g=2,equalizer=f=5200:t=q:w=1.2:g=-3,treble=g=4:f=11000",
  ]);
}

/** Equaliser, compressor, limiter; the compressor works for real, whatever the level of the master. */
export function loudMaster(piece: Piece): string {
  const threshold = choose(piece, "threshold", [0.09, 0.125]);
  const compressor = `acompressor=threshold=${threshold}:ratio=3:attack=12:release=160:makeup=2.6`;
  const limiter = "alimiter=level_in=1.8:limit=0.93:attack=4:release=60:level=0:latency=1";
  return `${equaliser(piece)},volume=4dB,${compressor},${limiter}`;
}

export function masteringRecipes(piece: Piece): readonly Recipe[] {
  const { master } = piece;
  return [
    {
      variant: "remaster-equaliser",
      extension: "wav",
      label: { ...REMASTER, facts: [{ kind: "equaliser" }] },
      making: (out) => [ffmpeg("-i", master, "-af", equaliser(piece), ...PCM_16, out)],
    },
    {
      variant: "remaster-loud",
      extension: "wav",
      label: { ...REMASTER, facts: [{ kind: "equaliser" }, { kind: "dynamics" }] },
      making: (out) => [ffmpeg("-i", master, "-af", loudMaster(piece), ...PCM_16, out)],
    },
    {
      variant: "remaster-multiband",
      extension: "wav",
      label: { ...REMASTER, facts: [{ kind: "dynamics" }] },
      making: (out) => [multiband(master, out)],
    },
    {
      variant: "reverb",
      extension: "wav",
      label: label(["remaster", "overdub", "unsure"], ["ask", "new"], null),
      making: (out) => [sox(master, "-b", "16", out, "gain", "-6", "reverb", "40", "50", "70", "dither")],
    },
  ];
}

/** Five bands, each compressed hard. */
function multiband(master: string, out: string): ReturnType<typeof sox> {
  const bands = [
    ["0.005,0.1 6:-47,-40,-34,-34,-17,-22", "120"],
    ["0.003,0.05 6:-47,-40,-34,-34,-17,-22", "500"],
    ["0.000625,0.0125 6:-47,-40,-34,-34,-15,-22", "2000"],
    ["0.0001,0.025 6:-47,-40,-34,-34,-24,-20", "7000"],
    ["0,0.025 6:-38,-31,-28,-28,0,-24"],
  ].flat();
  return sox(master, "-b", "16", out, "gain", "-3", "mcompand", ...bands, "gain", "-n", "-0.5", "dither");
}
