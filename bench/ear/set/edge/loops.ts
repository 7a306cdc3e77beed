import { writeFileSync } from "node:fs";
import { cleanEdit, edit, format, OVERDUB, SAME_WORK, type Split } from "../labels.ts";
import { compose } from "../midi/compose.ts";
import { midiBytes, type Part, type Sequence } from "../midi/midi-file.ts";
import { perform } from "../midi/perform.ts";
import { renderMidi, soundfonts } from "../midi/render.ts";
import { muteFilter } from "../mute.ts";
import { spliceGraph } from "../splice.ts";
import { ffmpeg, sox, type Making } from "../tools.ts";
import { beside, coded, type EdgeSet } from "./edge-set.ts";

/** Two bars, fifteen times, sample by sample the same; and two tunes on them. */
export function loopSet(split: Split): EdgeSet | undefined {
  const [font] = soundfonts();
  if (font === undefined) return undefined;
  const { parts } = compose(`loop ${split}`, 64);
  const loop = perform(
    { beatsPerMinute: 120, bars: 2, parts: parts.filter(({ name }) => name !== "melody").map(twoBars) },
    { take: `loop ${split}` },
  );
  const tune = (name: string): Sequence => {
    const melody = compose(`loop tune ${split} ${name}`, 64).parts.filter((part) => part.name === "melody");
    return perform({ beatsPerMinute: 120, bars: 30, parts: melody }, { take: name });
  };
  // The first round of the loop has no reverb from the round before, so the second is what goes round.
  const round: Making = (to, scratch) => {
    writeFileSync(`${scratch}/loop.mid`, midiBytes({ ...loop, parts: loop.parts.map(threeTimes) }));
    return [
      renderMidi({ midi: `${scratch}/loop.mid`, out: `${scratch}/loop.wav`, font }),
      sox(`${scratch}/loop.wav`, "-b", "24", to, "gain", "-6", "trim", "4", "4", "repeat", "14"),
    ];
  };
  const song =
    (name: string): Making =>
    (to, scratch) => {
      writeFileSync(`${scratch}/tune.mid`, midiBytes(tune(name)));
      return [
        renderMidi({ midi: `${scratch}/tune.mid`, out: `${scratch}/tune.wav`, font }),
        ffmpeg(
          "-i",
          beside("loop.wav")(scratch),
          "-i",
          `${scratch}/tune.wav`,
          "-filter_complex",
          "amix=inputs=2:normalize=0:duration=first:dropout_transition=0,volume=-3dB",
          "-c:a",
          "pcm_s24le",
          to,
        ),
      ];
    };
  const word = [{ start: 21.3, end: 21.8 }];
  const splice =
    (...passages: Parameters<typeof spliceGraph>): Making =>
    (to, scratch) => [
      ffmpeg(
        "-i",
        beside("loop.wav")(scratch),
        "-filter_complex",
        spliceGraph(...passages),
        "-map",
        "[out]",
        "-c:a",
        "pcm_s24le",
        to,
      ),
    ];
  return {
    files: {
      "loop.wav": round,
      "loop.mp3": coded(beside("loop.wav"), "-b:a", "128k"),
      "loop-cut-4.wav": splice([
        { start: 0, end: 20 },
        { start: 24, end: 60 },
      ]),
      "loop-cut-16.wav": splice([
        { start: 0, end: 20 },
        { start: 36, end: 60 },
      ]),
      "loop-longer.wav": splice([
        { start: 0, end: 60 },
        { start: 40, end: 56 },
      ]),
      "loop-clean.wav": coded(beside("loop.wav"), "-af", muteFilter(word), "-c:a", "pcm_s24le"),
      "loop-song-1.wav": song("one"),
      "loop-song-2.wav": song("two"),
    },
    pairs: [
      { variant: "loop-mp3", a: "loop.wav", b: "loop.mp3", label: format({ kind: "lossy" }) },
      // Which round is missing cannot be told, so no times.
      { variant: "loop-cut-4s", a: "loop.wav", b: "loop-cut-4.wav", label: edit(4) },
      { variant: "loop-cut-16s", a: "loop.wav", b: "loop-cut-16.wav", label: edit(16) },
      { variant: "loop-longer", a: "loop.wav", b: "loop-longer.wav", label: edit(16) },
      {
        variant: "loop-clean",
        a: "loop.wav",
        b: "loop-clean.wav",
        label: cleanEdit({ kind: "muted", start: 21.3, end: 21.8 }),
      },
      { variant: "loop-song", a: "loop.wav", b: "loop-song-1.wav", label: OVERDUB },
      {
        variant: "loop-two-songs",
        a: "loop-song-1.wav",
        b: "loop-song-2.wav",
        label: {
          ...SAME_WORK,
          relations: ["overdub", "same-work", "part-removed", "unsure", "unrelated"],
          verdicts: ["new", "ask", "unrelated"],
        },
      },
    ],
  };
}

function twoBars(part: Part): Part {
  return { ...part, notes: part.notes.filter(({ beat, beats }) => beat < 8 && beat + beats <= 8) };
}

/** From a loop of eight beats, three rounds of it. */
function threeTimes(part: Part): Part {
  return {
    ...part,
    notes: [0, 8, 16].flatMap((later) => part.notes.map((note) => ({ ...note, beat: note.beat + later }))),
  };
}
