/** The same recording delivered otherwise: all of it may be reused. */
import { copyFileSync } from "node:fs";
import { format, IDENTICAL_AUDIO, IDENTICAL_FILE } from "../labels.ts";
import { milliseconds } from "../seeded.ts";
import { ffmpeg, sox } from "../tools.ts";
import { isStereo, PCM_16, type Piece } from "../piece.ts";
import { CODINGS, MP3_128 } from "./coding.ts";
import { choose, randomFor, type Recipe } from "./recipe.ts";

export function formatRecipes(piece: Piece): readonly Recipe[] {
  return [
    ...wrapped(piece),
    ...otherBits(piece),
    ...coded(piece),
    ...resampled(piece),
    ...level(piece),
    ...silence(piece),
    ...technical(piece),
  ];
}

function wrapped({ master, ...piece }: Piece): readonly Recipe[] {
  const container = choose({ master, ...piece }, "container", [
    { name: "flac", extension: "flac", codec: "flac" },
    { name: "alac", extension: "m4a", codec: "alac" },
    { name: "aiff", extension: "aiff", codec: piece.bits === 16 ? "pcm_s16be" : "pcm_s24be" },
  ]);
  const depth = piece.bits === 16 ? "s16" : "s32";
  // ALAC planar formats, and the 24 bits that stand in 32.
  const sampleFormat =
    container.name === "aiff" ? [] : ["-sample_fmt", container.name === "alac" ? `${depth}p` : depth];
  const rawBits = piece.bits === 24 && container.name !== "aiff" ? ["-bits_per_raw_sample", "24"] : [];
  return [
    {
      variant: "copy",
      extension: "wav",
      label: IDENTICAL_FILE,
      making: (out) => {
        copyFileSync(master, out);
        return [];
      },
    },
    {
      variant: "retag",
      extension: "wav",
      label: IDENTICAL_AUDIO,
      making: (out) => [
        ffmpeg(
          "-i",
          master,
          "-c",
          "copy",
          "-metadata",
          "title=Another title",
          "-metadata",
          "artist=Somebody",
          out,
        ),
      ],
    },
    {
      variant: `container-${container.name}`,
      extension: container.extension,
      label: IDENTICAL_AUDIO,
      making: (out) => [ffmpeg("-i", master, "-c:a", container.codec, ...sampleFormat, ...rawBits, out)],
    },
  ];
}

function otherBits({ master, bits }: Piece): readonly Recipe[] {
  const other: Recipe =
    bits === 24
      ? {
          variant: "bits-16-dithered",
          extension: "wav",
          label: format(),
          making: (out) => [sox(master, "-b", "16", out, "dither")],
        }
      : {
          variant: "bits-24-padded",
          extension: "wav",
          label: IDENTICAL_AUDIO,
          making: (out) => [sox(master, "-b", "24", out)],
        };
  return [
    other,
    {
      variant: "bits-8-dithered",
      extension: "wav",
      label: format(),
      making: (out) => [sox(master, "-b", "8", out, "dither")],
    },
  ];
}

function coded({ master }: Piece): readonly Recipe[] {
  return CODINGS.map(({ name, extension, arguments: coding }) => {
    return {
      variant: name,
      extension,
      label: format({ kind: "lossy" }),
      making: (out) => [ffmpeg("-i", master, ...coding, out)],
    };
  });
}

function resampled(piece: Piece): readonly Recipe[] {
  const rates = choose(piece, "rates", [
    [48_000, 22_050],
    [48_000, 96_000],
    [22_050, 96_000],
  ]);
  return rates.map((rate) => {
    return {
      variant: `rate-${rate}`,
      extension: "wav",
      label: format({ kind: "resampled", amount: rate, unit: "Hz" }),
      making: (out) =>
        choose(piece, `resampler ${rate}`, [true, false])
          ? [sox(piece.master, "-b", "16", "-r", String(rate), out)]
          : [ffmpeg("-i", piece.master, "-c:a", "pcm_s16le", "-ar", String(rate), out)],
    };
  });
}

/** Up as far as the peaks allow, down to −12 dB. */
function level(piece: Piece): readonly Recipe[] {
  const { master, envelope } = piece;
  const random = randomFor(piece, "gain");
  const room = -20 * Math.log10(envelope.peak) - 0.1;
  const amounts = [room > 1 ? milliseconds(Math.min(3, room)) : -1, milliseconds(random.between(-12, -4))];
  return amounts.map((amount) => {
    return {
      variant: `gain${amount > 0 ? "+" : ""}${amount.toFixed(1)}`,
      extension: "wav",
      label: format({ kind: "level", amount, unit: "dB" }),
      making: (out) => [ffmpeg("-i", master, "-af", `volume=${amount}dB`, ...PCM_16, out)],
    };
  });
}

function silence(piece: Piece): readonly Recipe[] {
  const { master, folder } = piece;
  const random = randomFor(piece, "silence");
  const [before, after] = [milliseconds(random.between(0.5, 4)), milliseconds(random.between(1, 9))];
  const pad: Recipe["making"] = (out) => [sox(master, out, "pad", before.toString(), after.toString())];
  const padded = `${folder}/padded.wav`;
  return [
    {
      variant: "padded",
      extension: "wav",
      label: format(
        { kind: "silence-start", amount: before, unit: "s" },
        { kind: "silence-end", amount: after, unit: "s" },
      ),
      making: pad,
    },
    {
      variant: "silence-trimmed",
      extension: "wav",
      against: padded,
      needs: "padded",
      label: format(
        { kind: "silence-start", amount: -before, unit: "s" },
        { kind: "silence-end", amount: -after, unit: "s" },
      ),
      making: (out) => [sox(master, "-b", "16", out, "dither")],
    },
    {
      variant: "padded-quieter-mp3-128",
      extension: "mp3",
      label: format(
        { kind: "silence-start", amount: before, unit: "s" },
        { kind: "level", amount: -3, unit: "dB" },
        { kind: "lossy" },
      ),
      making: (out) => [
        ffmpeg("-i", master, "-af", `adelay=${before * 1000}:all=1,volume=-3dB`, ...MP3_128.arguments, out),
      ],
    },
  ];
}

function technical(piece: Piece): readonly Recipe[] {
  const { master } = piece;
  const polarity: Recipe = {
    variant: "polarity",
    extension: "wav",
    label: format({ kind: "polarity" }),
    making: (out) => [sox(master, out, "vol", "-1")],
  };
  if (!isStereo(piece)) return [polarity];
  return [
    polarity,
    {
      variant: "swap",
      extension: "wav",
      label: format({ kind: "swap" }),
      making: (out) => [sox(master, out, "remix", "2", "1")],
    },
  ];
}
