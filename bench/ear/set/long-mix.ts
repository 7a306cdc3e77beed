/** Three hours of music, one piece after another, for memory and patience. */
import { join } from "node:path";
import { edit, format, type LabelledPair } from "./labels.ts";
import type { Piece } from "./piece.ts";
import { ffmpeg, makeFile } from "./tools.ts";
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
  const order = Array.from({ length: Math.ceil(SECONDS / once) }, () => pieces).flat();
  await makeFile(mix, (to) => {
    const inputs = pieces.flatMap(({ master }) => ["-i", master]);
    // The same pieces in every round, faster and faster: a mix that repeats itself exactly would say little.
    const rounds = order.map((_, index) => {
      const round = Math.floor(index / pieces.length);
      return { input: index % pieces.length, round, label: `[r${index}]` };
    });
    const splits = pieces.map((_, input) => {
      const own = rounds.filter((one) => one.input === input);
      return `[${input}:a]aresample=44100,asplit=${own.length}${own.map(({ label }) => label.replace("r", "s")).join("")}`;
    });
    const parts = rounds.map(({ round, label }) => {
      return `${label.replace("r", "s")}asetrate=${44_100 + 500 * round},aresample=44100,aformat=sample_fmts=s16:channel_layouts=stereo${label}`;
    });
    const all = rounds.map(({ label }) => label).join("");
    const graph = [
      ...splits,
      ...parts,
      `${all}concat=n=${rounds.length}:v=0:a=1,atrim=0:${SECONDS}[out]`,
    ].join(";");
    return [ffmpeg(...inputs, "-filter_complex", graph, "-map", "[out]", "-c:a", "flac", to)];
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
