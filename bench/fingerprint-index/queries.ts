/**
 * What becomes of a piece on its way: variants by ffmpeg and sox, fingerprinted by us. One run of ffmpeg makes all of them, at
 * 22,050 Hz and one channel, so that a hundred pieces take minutes.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AS_IT_IS,
  fingerprintMono,
  type Hypothesis,
  pitched,
  spedUp,
} from "../../packages/audio/src/fingerprint/index.ts";
import { below } from "./seeded.ts";

const RATE = 22_050;
const MOST_SECONDS = 100;
const EXCERPT_SECONDS = 15;

const EQUALISED =
  "equalizer=f=80:t=q:w=0.8:g=4,equalizer=f=400:t=q:w=1:g=-3,equalizer=f=3000:t=q:w=0.9:g=3,highshelf=f=9000:g=4";
const REMASTERED = `${EQUALISED},acompressor=threshold=0.06:ratio=3:attack=8:release=120:makeup=4,alimiter=limit=0.9:level=0`;
/** The bass of the mix, and only what differs between the channels of the rest. */
const CENTRE_REMOVED =
  "asplit[x][y];[x]lowpass=f=150,lowpass=f=150,pan=mono|c0=0.5*c0+0.5*c1[low];" +
  "[y]highpass=f=150,highpass=f=150,pan=mono|c0=c0-c1[high];[low][high]amix=inputs=2:normalize=0";

/** Speeds, as factors; none of them is one of those that are supposed. */
const SPEEDS = [0.75, 0.88, 0.97, 0.995, 1.005, 1.03, 1.062, 1.12, 1.25];
const SEMITONES = [-2, -1, 1, 2];
/** Those that are asked as whole files too, not only as 15 s. */
const WHOLE = new Set([
  "speed −25 %",
  "speed −3 %",
  "speed +6.2 %",
  "speed +25 %",
  "pitch -1 semitones",
  "pitch 2 semitones",
]);
const TEMPOS = [0.96, 1.04];

/** Speeds that are supposed: one in a hundred apart, from a quarter slower to a third faster. */
export const SUPPOSED: readonly Hypothesis[] = [
  AS_IT_IS,
  ...Array.from({ length: 60 }, (_, n) => spedUp(1.01 ** (n - 29))).filter(({ tempo }) => tempo !== 1),
  ...SEMITONES.map((semitones) => pitched(100 * semitones)),
];

export interface Query {
  readonly kind: string;
  /** Items as they are, then under the hypotheses that are tried. */
  readonly fingerprints: readonly { readonly hypothesis: Hypothesis; readonly items: Uint32Array }[];
}

export interface Piece {
  readonly path: string;
  readonly known: Uint32Array;
  readonly queries: readonly Query[];
}

/** The fingerprint of a piece and of everything that becomes of it; null for what is shorter than 40 s or cannot be read. */
export function makePiece(path: string, random: () => number): Piece | null {
  const folder = mkdtempSync(join(tmpdir(), "deadwax-bench-"));
  try {
    const whole = join(folder, "whole.wav");
    const head = ["-v", "error", "-nostdin", "-y"];
    const made = spawnSync("ffmpeg", [
      ...head,
      "-i",
      path,
      "-map",
      "0:a:0",
      "-t",
      String(MOST_SECONDS),
      "-ar",
      "44100",
      "-ac",
      "2",
      whole,
    ]);
    if (made.status !== 0) return null;
    const known = readMono(whole);
    const seconds = known.length / RATE;
    if (seconds < 40) return null;
    const filters = filtersFor(seconds);
    const outputs = [...filters.keys()].flatMap((name, n) => [
      "-map",
      `[o${String(n)}]`,
      "-c:a",
      "pcm_s16le",
      join(folder, `${name}.wav`),
    ]);
    const graph = [...filters.values()].map(
      (filter, n) => `[0:a]${filter},aresample=${String(RATE)},aformat=channel_layouts=mono[o${String(n)}]`,
    );
    execFileSync("ffmpeg", [...head, "-i", whole, "-filter_complex", graph.join(";"), ...outputs]);
    execFileSync("ffmpeg", [
      ...head,
      "-i",
      whole,
      "-b:a",
      "64k",
      "-compression_level",
      "9",
      join(folder, "mp3.mp3"),
    ]);
    execFileSync("sox", [whole, join(folder, "tempo 1.04.wav"), "tempo", "-m", "1.04"]);
    const sound = (name: string): Float32Array => readMono(join(folder, name));
    const excerpt = (samples: Float32Array): Float32Array => {
      const first = below(random, Math.max(samples.length - EXCERPT_SECONDS * RATE, 1));
      return samples.subarray(first, first + EXCERPT_SECONDS * RATE);
    };
    const plain = new Map([
      ["whole file, 48 kHz", sound("level.wav")],
      ["mono, 22 kHz", known],
      ["MP3 64k", sound("mp3.mp3")],
      ["EQ", sound("eq.wav")],
      ["EQ and compressor", sound("remaster.wav")],
      ["radio edit", sound("radio.wav")],
      ["centre removed", sound("centre.wav")],
      ["800 to 2,500 Hz removed", sound("band.wav")],
      ["echoes", sound("echo.wav")],
      ...TEMPOS.map((tempo) => [`tempo ${percent(tempo)}`, sound(`tempo ${String(tempo)}.wav`)] as const),
      ["15 s", excerpt(known)],
      ["15 s, again", excerpt(known)],
      ["15 s, MP3 64k", excerpt(sound("mp3.mp3"))],
      ["15 s, EQ and compressor", excerpt(sound("remaster.wav"))],
      ["15 s, centre removed", excerpt(sound("centre.wav"))],
    ]);
    const changed = [
      ...SPEEDS.map((factor) => ["speed", factor] as const),
      ...SEMITONES.map((n) => ["pitch", n] as const),
    ];
    const queries = [...plain].map(([kind, samples]) => ({
      kind,
      fingerprints: fingerprintsOf(samples, [AS_IT_IS]),
    }));
    for (const [what, amount] of changed) {
      const samples = sound(`${what} ${String(amount)}.wav`);
      const kind = what === "speed" ? `speed ${percent(amount)}` : `pitch ${String(amount)} semitones`;
      const near = what === "speed" ? nearest(amount) : [pitched(100 * amount)];
      if (WHOLE.has(kind)) queries.push({ kind, fingerprints: fingerprintsOf(samples, [AS_IT_IS, ...near]) });
      queries.push({
        kind: `15 s, ${kind}`,
        fingerprints: fingerprintsOf(excerpt(samples), [AS_IT_IS, ...near]),
      });
    }
    return { path, known: fingerprintMono(known, { sampleRate: RATE }).items, queries };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filtersFor(seconds: number): ReadonlyMap<string, string> {
  const middle = seconds / 2;
  const end = seconds * 0.85;
  const later = middle + Math.min(15, seconds / 6);
  const cut =
    `asplit[a][b];[a]atrim=8:${String(middle)},asetpts=N/SR/TB[c];[b]atrim=${String(later)}:${String(end)},asetpts=N/SR/TB,` +
    `afade=t=out:st=${String(end - later - 5)}:d=5[d];[c][d]concat=n=2:v=0:a=1`;
  // Splits inside a filter need names of their own.
  const named = (filter: string, name: string): string => filter.replaceAll(/\[(\w+)\]/gu, `[${name}$1]`);
  return new Map([
    ["level", "volume=-3dB,aresample=48000"],
    ["eq", EQUALISED],
    ["remaster", REMASTERED],
    ["radio", named(cut, "radio")],
    ["centre", named(CENTRE_REMOVED, "centre")],
    ["band", "equalizer=f=1400:t=o:w=1.6:g=-24"],
    ["echo", "aecho=0.8:0.7:37|53|79|131:0.35|0.3|0.25|0.2"],
    ["tempo 0.96", "atempo=0.96"],
    ...SPEEDS.map(
      (factor) => [`speed ${String(factor)}`, `asetrate=${String(Math.round(44_100 * factor))}`] as const,
    ),
    ...SEMITONES.map((semitones) => {
      const factor = 2 ** (semitones / 12);
      const rate = String(Math.round(44_100 * factor));
      return [
        `pitch ${String(semitones)}`,
        `asetrate=${rate},aresample=44100,atempo=${String(1 / factor)}`,
      ] as const;
    }),
  ]);
}

function readMono(path: string): Float32Array {
  const pcm = execFileSync(
    "ffmpeg",
    ["-v", "error", "-nostdin", "-i", path, "-ac", "1", "-ar", String(RATE), "-f", "f32le", "-"],
    {
      maxBuffer: 2 ** 28,
    },
  );
  return new Float32Array(Uint8Array.from(pcm).buffer);
}

function fingerprintsOf(samples: Float32Array, hypotheses: readonly Hypothesis[]): Query["fingerprints"] {
  return hypotheses.map((hypothesis) => ({
    hypothesis,
    items: fingerprintMono(samples, { sampleRate: RATE, hypothesis }).items,
  }));
}

/** The supposed speed that is nearest to the true one, and its two neighbours: the others only cost time. */
function nearest(factor: number): readonly Hypothesis[] {
  const off = ({ tempo }: Hypothesis): number => Math.abs(Math.log(tempo / factor));
  return SUPPOSED.filter(({ pitch, tempo }) => pitch === tempo && tempo !== 1)
    .toSorted((one, other) => off(one) - off(other))
    .slice(0, 3);
}

function percent(factor: number): string {
  return `${factor > 1 ? "+" : "−"}${String(Math.abs(Math.round((factor - 1) * 1000)) / 10)} %`;
}
