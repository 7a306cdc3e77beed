/** Something new on the same backing. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvelope, usualLevel } from "../envelope.ts";
import { OVERDUB, PART_HIDDEN } from "../labels.ts";
import { composeLine } from "../midi/compose.ts";
import { midiBytes } from "../midi/midi-file.ts";
import { renderMidi, soundfonts } from "../midi/render.ts";
import { ffmpeg, run, type Command } from "../tools.ts";
import { PCM_16, type Piece } from "../piece.ts";
import { CODINGS } from "./coding.ts";
import { loudMaster } from "./mastering.ts";
import { choose, type Recipe } from "./recipe.ts";

export function overdubRecipes(piece: Piece): readonly Recipe[] {
  const [font] = soundfonts();
  if (font === undefined) return [];
  const recipe = (variant: string, mix: Mix): Recipe => ({
    variant,
    extension: "wav",
    label: OVERDUB,
    making: async (out, scratch) => {
      const line = `${scratch}/line.wav`;
      writeFileSync(`${scratch}/line.mid`, midiBytes(composeLine(piece.piece, piece.seconds)));
      await run(renderMidi({ midi: `${scratch}/line.mid`, out: line, font }));
      return [mixed(piece, line, { ...mix, out })];
    },
  });
  const below = choose(piece, "overdub level", [4, 7, 10]);
  return [
    recipe("overdub", { below, after: "" }),
    recipe("overdub-remaster", { below, after: `,${loudMaster(piece)}` }),
    ...hidden(piece, recipe),
  ];
}

/** A line so far below the piece that a coder leaves over more than the line is: with it and without it. */
function hidden(piece: Piece, recipe: (variant: string, mix: Mix) => Recipe): readonly Recipe[] {
  const below = choose(piece, "hidden level", [16, 19, 22]);
  const mix = recipe("hidden-line", { below, after: "" });
  const coded = CODINGS.map((coding): Recipe => {
    const { name, extension, arguments: values } = coding;
    return {
      variant: `hidden-line-gone-${name}`,
      extension,
      label: PART_HIDDEN,
      against: join(piece.folder, "hidden-line.wav"),
      needs: "hidden-line",
      making: (out) => [ffmpeg("-i", piece.master, ...values, out)],
    };
  });
  const added = CODINGS.map((coding): Recipe => {
    const { name, extension, arguments: values } = coding;
    return {
      variant: `hidden-line-${name}`,
      extension,
      label: OVERDUB,
      needs: "hidden-line",
      making: (out) => [ffmpeg("-i", join(piece.folder, "hidden-line.wav"), ...values, out)],
    };
  });
  const pick = (recipes: readonly Recipe[], about: string): readonly Recipe[] =>
    [0, 1, 2].map((n) => choose(piece, `${about} ${n}`, recipes));
  return [...new Set([mix, ...pick(coded, "hidden gone"), ...pick(added, "hidden added")])];
}

interface Mix {
  /** Decibels below the piece. */
  readonly below: number;
  readonly after: string;
}

/** The line, where it plays, is so many decibels below the piece. */
function mixed(piece: Piece, line: string, { below, after, out }: Mix & { readonly out: string }): Command {
  const gain = usualLevel(piece.envelope) - below - usualLevel(readEnvelope(line));
  const parts = `[0:a]volume=-3dB[a];[1:a]volume=${(gain - 3).toFixed(2)}dB[b]`;
  const sum = `[a][b]amix=inputs=2:normalize=0:duration=first:dropout_transition=0${after}[out]`;
  const inputs = ["-i", piece.master, "-i", line];
  return ffmpeg(...inputs, "-filter_complex", `${parts};${sum}`, "-map", "[out]", ...PCM_16, out);
}
