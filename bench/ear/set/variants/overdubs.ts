/** Something new on the same backing. */
import { writeFileSync } from "node:fs";
import { usualLevel } from "../envelope.ts";
import { OVERDUB } from "../labels.ts";
import { composeLine } from "../midi/compose.ts";
import { midiBytes } from "../midi/midi-file.ts";
import { renderMidi, soundfonts } from "../midi/render.ts";
import { ffmpeg } from "../tools.ts";
import { PCM_16, type Piece } from "../piece.ts";
import { loudMaster } from "./mastering.ts";
import { choose, type Recipe } from "./recipe.ts";

/** A soundfont's instrument at full velocity lies about there. */
const LINE_LEVEL = -24;

export function overdubRecipes(piece: Piece): readonly Recipe[] {
  const [font] = soundfonts();
  if (font === undefined) return [];
  const under = choose(piece, "overdub level", [-4, -7, -10]);
  const gain = usualLevel(piece.envelope) + under - LINE_LEVEL;
  const line = (scratch: string): ReturnType<typeof renderMidi> => {
    writeFileSync(`${scratch}/line.mid`, midiBytes(composeLine(piece.piece, piece.seconds)));
    return renderMidi({ midi: `${scratch}/line.mid`, out: `${scratch}/line.wav`, font });
  };
  const mix = (after: string): string =>
    `[0:a]volume=-3dB[a];[1:a]volume=${(gain - 3).toFixed(2)}dB[b];[a][b]amix=inputs=2:normalize=0:duration=first:dropout_transition=0${after}[out]`;
  const recipe = (variant: string, after: string): Recipe => ({
    variant,
    extension: "wav",
    label: OVERDUB,
    making: (out, scratch) => [
      line(scratch),
      ffmpeg(
        "-i",
        piece.master,
        "-i",
        `${scratch}/line.wav`,
        "-filter_complex",
        mix(after),
        "-map",
        "[out]",
        ...PCM_16,
        out,
      ),
    ],
  });
  return [recipe("overdub", ""), recipe("overdub-remaster", `,${loudMaster(piece)}`)];
}
