/** Parts gone, parts alone, parts louder, parts on top. */
import { OTHER_MIX, PART_ALONE, PART_REMOVED } from "../labels.ts";
import { ffmpeg, type Command } from "../tools.ts";
import { isStereo, PCM_16, type Piece, type Stems } from "../piece.ts";
import { MP3_128 } from "./coding.ts";
import { loudMaster } from "./mastering.ts";
import { choose, type Recipe } from "./recipe.ts";

/** Adds inputs up; a filter may go before one of them. The output is `[out]`. */
export function sumGraph(
  names: readonly string[],
  { gain }: { readonly gain: number },
  filters: Readonly<Record<string, string>> = {},
): string {
  const parts = names.map((name, index) => `[${index}:a]${filters[name] ?? "anull"}[s${index}]`);
  const labels = names.map((_, index) => `[s${index}]`).join("");
  const sum = `${labels}amix=inputs=${names.length}:normalize=0:dropout_transition=0,volume=${gain.toFixed(3)}dB[out]`;
  return [...parts, sum].join(";");
}

export function sumOf(
  stems: Stems,
  names: readonly string[],
  output: readonly string[],
  filters: Readonly<Record<string, string>> = {},
): Command {
  const inputs = names.flatMap((name) => ["-i", stems.paths[name] ?? ""]);
  return ffmpeg(...inputs, "-filter_complex", sumGraph(names, stems, filters), "-map", "[out]", ...output);
}

export function stemRecipes(piece: Piece): readonly Recipe[] {
  return [...withStems(piece), ...centreRemoved(piece)];
}

function withStems(piece: Piece): readonly Recipe[] {
  const { stems } = piece;
  if (stems === undefined) return [];
  const { lead } = stems;
  const names = Object.keys(stems.paths);
  const backing = names.filter((name) => name !== lead);
  const other = choose(piece, "other stem", backing);
  const against = stems.sum === undefined ? {} : { against: stems.sum };
  const sum = (chosen: readonly string[], filters?: Readonly<Record<string, string>>): Recipe["making"] => {
    return (out) => [sumOf(stems, chosen, [...PCM_16, out], filters)];
  };
  const gone = (name: string): Recipe => ({
    variant: `without-${name}`,
    extension: "wav",
    ...against,
    label: PART_REMOVED,
    making: sum(names.filter((kept) => kept !== name)),
  });
  const alone = (name: string): Recipe => ({
    variant: `${name}-alone`,
    extension: "wav",
    ...against,
    label: PART_ALONE,
    making: sum([name]),
  });
  return [
    gone(lead),
    gone(other),
    alone(lead),
    alone(choose(piece, "alone", backing)),
    {
      variant: `${lead}-1.5dB`,
      extension: "wav",
      ...against,
      label: OTHER_MIX,
      making: sum(names, { [lead]: "volume=-1.5dB" }),
    },
    {
      variant: `without-${lead}-remaster-mp3-128`,
      extension: "mp3",
      ...against,
      label: PART_REMOVED,
      making: (out, scratch) => [
        sumOf(stems, backing, [...PCM_16, `${scratch}/backing.wav`]),
        ffmpeg("-i", `${scratch}/backing.wav`, "-af", loudMaster(piece), ...MP3_128.arguments, out),
      ],
    },
  ];
}

/** The karaoke of cheap machines: left minus right. What is in the middle goes, and it is also nothing but the sides. */
function centreRemoved(piece: Piece): readonly Recipe[] {
  if (!isStereo(piece)) return [];
  const label = { ...PART_REMOVED, relations: ["part-removed", "part-alone"] as const };
  const karaoke = "pan=stereo|c0=0.7*c0-0.7*c1|c1=0.7*c1-0.7*c0";
  return [
    {
      variant: "centre-removed",
      extension: "wav",
      label,
      making: (out) => [ffmpeg("-i", piece.master, "-af", karaoke, ...PCM_16, out)],
    },
    {
      variant: "centre-removed-bass-kept",
      extension: "wav",
      label: { ...label, relations: ["part-removed"] },
      making: (out) => [
        ffmpeg("-i", piece.master, "-filter_complex", bassKept(karaoke), "-map", "[out]", ...PCM_16, out),
      ],
    },
    {
      variant: "centre-removed-remaster-mp3-128",
      extension: "mp3",
      label,
      making: (out) => [
        ffmpeg("-i", piece.master, "-af", `${karaoke},${loudMaster(piece)}`, ...MP3_128.arguments, out),
      ],
    },
  ];
}

function bassKept(karaoke: string): string {
  return `[0:a]asplit[a][b];[a]${karaoke},highpass=f=160[c];[b]lowpass=f=160[d];[c][d]amix=inputs=2:normalize=0[out]`;
}
