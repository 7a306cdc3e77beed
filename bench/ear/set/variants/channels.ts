/** Fewer channels, or channels with less in them. */
import { FOLD_DOWN, label } from "../labels.ts";
import { ffmpeg, sox } from "../tools.ts";
import { isStereo, PCM_16, type Piece } from "../piece.ts";
import { MP3_64 } from "./coding.ts";
import { choose, type Recipe } from "./recipe.ts";

export function channelRecipes(piece: Piece): readonly Recipe[] {
  const { master } = piece;
  const mono = "pan=mono|c0=0.5*c0+0.5*c1";
  const foldDowns: readonly Recipe[] = [
    {
      variant: "mono",
      extension: "wav",
      label: FOLD_DOWN,
      making: (out) => [sox(master, out, "remix", "1,2")],
    },
    {
      variant: "mono-in-two-channels",
      extension: "wav",
      label: FOLD_DOWN,
      making: (out) => [ffmpeg("-i", master, "-af", `${mono},pan=stereo|c0=c0|c1=c0`, ...PCM_16, out)],
    },
    {
      variant: "mono-mp3-64",
      extension: "mp3",
      label: { ...FOLD_DOWN, facts: [...FOLD_DOWN.facts, { kind: "lossy" }] },
      making: (out) => [ffmpeg("-i", master, "-af", mono, ...MP3_64.arguments, out)],
    },
  ];
  return isStereo(piece) ? [...foldDowns, ...oneChannel(piece), offset(piece)] : [offset(piece)];
}

/** What a bad cable does. What was in the other channel alone is gone, so it may be called a removed part as well. */
function oneChannel(piece: Piece): readonly Recipe[] {
  const kept = choose(piece, "kept channel", ["c0", "c1"]);
  const broken = label(["fold-down", "part-removed", "unsure"], ["ask", "new"], null);
  return [
    {
      variant: "one-channel-silent",
      extension: "wav",
      label: broken,
      making: (out) => {
        const filter = kept === "c0" ? "pan=stereo|c0=c0|c1=0*c1" : "pan=stereo|c0=0*c0|c1=c1";
        return [ffmpeg("-i", piece.master, "-af", filter, ...PCM_16, out)];
      },
    },
    {
      variant: "one-channel-as-mono",
      extension: "wav",
      label: broken,
      making: (out) => [ffmpeg("-i", piece.master, "-af", `pan=mono|c0=${kept}`, ...PCM_16, out)],
    },
  ];
}

/** A converter that is off zero: nobody hears it, and it may be called either. */
function offset(piece: Piece): Recipe {
  const amount = choose(piece, "offset", [0.02, 0.05, -0.03]);
  return {
    variant: "dc-offset",
    extension: "wav",
    label: label(["format", "remaster", "unsure"], ["reuse", "ask"], null),
    making: (out) => [sox(piece.master, out, "gain", "-1", "dcshift", String(amount))],
  };
}
