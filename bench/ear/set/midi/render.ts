/** MIDI to sound with fluidsynth and the soundfonts that are there. */
import { existsSync } from "node:fs";
import { hasTool, type Command } from "../tools.ts";

const FOLDERS = ["/usr/share/sounds/sf2", "/usr/share/soundfonts"];
const NAMES = ["FluidR3_GM.sf2", "TimGM6mb.sf2", "FluidR3_GS.sf2", "opl3-soundfont.sf2"];

let found: readonly string[] | undefined;

/** Paths, the best sounding first; none without fluidsynth. More folders go into the environment as EAR_SOUNDFONTS. */
export function soundfonts(): readonly string[] {
  const folders = [...(process.env["EAR_SOUNDFONTS"]?.split(":") ?? []), ...FOLDERS];
  found ??= hasTool("fluidsynth")
    ? NAMES.flatMap((name) =>
        folders
          .map((folder) => `${folder}/${name}`)
          .filter(existsSync)
          .slice(0, 1),
      )
    : [];
  return found;
}

/** 44.1 kHz, 24 bits, some reverb and no chorus: what remains is the sum of its parts. */
export function renderMidi({
  midi,
  out,
  font,
}: {
  readonly midi: string;
  readonly out: string;
  readonly font: string;
}): Command {
  const settings = ["-C", "0", "-R", "1", "-g", "0.5", "-r", "44100", "-o", "synth.polyphony=512"];
  return {
    tool: "fluidsynth",
    arguments: ["-n", "-i", "-q", ...settings, "-O", "s24", "-T", "wav", "-F", out, font, midi],
  };
}
