/** Three hours of music, one piece after another, for memory and patience. */
import { join } from "node:path";
import { edit, format, type LabelledPair } from "./labels.ts";
import type { Piece } from "./piece.ts";
import { ffmpeg, makeFile, sox } from "./tools.ts";
import { spliceGraph } from "./splice.ts";

const SECONDS = 3 * 3600;

/** The mix, its MP3, and the mix without twelve seconds of its second hour. */
export async function longPairs(out: string, pieces: readonly Piece[]): Promise<readonly LabelledPair[]> {
  const folder = join(out, "edge-report");
  const [mix, mp3, edited] = [
    join(folder, "mix.flac"),
    join(folder, "mix.mp3"),
    join(folder, "mix-cut.flac"),
  ];
  const once = pieces.reduce((sum, { seconds }) => sum + seconds, 0);
  // Every round is faster than the one before: a mix that repeats itself exactly would say little.
  const speeds: number[] = [];
  for (let sum = 0; sum < SECONDS; sum += once / (speeds.at(-1) ?? 1)) speeds.push(1 + 0.01 * speeds.length);
  await makeFile(mix, (to, scratch) => {
    const masters = pieces.map(({ master }) => master);
    const rounds = speeds.map((_, round) => `${scratch}/round-${round}.wav`);
    return [
      ...speeds.map((speed, round) =>
        sox(
          ...masters,
          "-b",
          "16",
          rounds[round] ?? "",
          "gain",
          "-1",
          "speed",
          String(speed),
          "rate",
          "44100",
        ),
      ),
      sox(...rounds, to, "trim", "0", String(SECONDS)),
    ];
  });
  await makeFile(mp3, (to) => [ffmpeg("-i", mix, "-b:a", "128k", to)]);
  const cut = { start: 5400, end: 5412 };
  const kept = spliceGraph([
    { start: 0, end: cut.start },
    { start: cut.end, end: SECONDS },
  ]);
  await makeFile(edited, (to) => [
    ffmpeg("-i", mix, "-filter_complex", kept, "-map", "[out]", "-sample_fmt", "s16", "-c:a", "flac", to),
  ]);
  const shared = { piece: "edge-report", split: "report" as const, a: mix };
  return [
    { id: "edge-report/long-mp3", ...shared, variant: "long-mp3", b: mp3, ...format({ kind: "lossy" }) },
    {
      id: "edge-report/long-cut",
      ...shared,
      variant: "long-cut",
      b: edited,
      ...edit(12, { kind: "cut", ...cut }),
    },
  ];
}
