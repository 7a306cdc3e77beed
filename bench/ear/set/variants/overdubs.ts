/** Something new on the same backing. */
import { writeFileSync } from "node:fs";
import { readEnvelope, usualLevel } from "../envelope.ts";
import { OVERDUB } from "../labels.ts";
import { composeLine } from "../midi/compose.ts";
import { midiBytes } from "../midi/midi-file.ts";
import { renderMidi, soundfonts } from "../midi/render.ts";
import { ffmpeg, run, type Command } from "../tools.ts";
import { PCM_16, type Piece } from "../piece.ts";
import { loudMaster } from "./mastering.ts";
import { choose, type Recipe } from "./recipe.ts";

export function overdubRecipes(piece: Piece): readonly Recipe[] {
  const [font] = soundfonts();
  if (font === undefined) return [];
  const recipe = (variant: string, after: string): Recipe => ({
    variant,
    extension: "wav",
    label: OVERDUB,
    making: async (out, scratch) => {
      const line = `${scratch}/line.wav`;
      writeFileSync(`${scratch}/line.mid`, midiBytes(composeLine(piece.piece, piece.seconds)));
      await run(renderMidi({ midi: `${scratch}/line.mid`, out: line, font }));
      return [mixed(piece, line, { after, out })];
    },
  });
  return [recipe("overdub", ""), recipe("overdub-remaster", `,${loudMaster(piece)}`)];
}

/** The line, where it plays, is a few decibels below the piece: audible at once, and no solo. */
function mixed(
  piece: Piece,
  line: string,
  { after, out }: { readonly after: string; readonly out: string },
): Command {
  const below = choose(piece, "overdub level", [4, 7, 10]);
  const gain = usualLevel(piece.envelope) - below - usualLevel(readEnvelope(line));
  const parts = `[0:a]volume=-3dB[a];[1:a]volume=${(gain - 3).toFixed(2)}dB[b]`;
  const sum = `[a][b]amix=inputs=2:normalize=0:duration=first:dropout_transition=0${after}[out]`;
  const inputs = ["-i", piece.master, "-i", line];
  return ffmpeg(...inputs, "-filter_complex", `${parts};${sum}`, "-map", "[out]", ...PCM_16, out);
}
