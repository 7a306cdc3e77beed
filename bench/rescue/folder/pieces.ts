/** Chooses pieces of a music folder and makes a master of each. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { levelOf, readEnvelope, type Envelope } from "../../ear/set/envelope.ts";
import { measurePiece, type Piece } from "../../ear/set/piece.ts";
import { milliseconds, seeded } from "../../ear/set/seeded.ts";
import { ffmpeg, makeFile, run } from "../../ear/set/tools.ts";

const EXTENSIONS = new Set([".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"]);
const [SHORTEST, LONGEST] = [60, 210];
/** Of every third master: digital silence before and after the music, in seconds. */
const SILENCE = [
  { before: 0, after: 0 },
  { before: 0, after: 0 },
  { before: 1.8, after: 2.6 },
] as const;

/** A piece, with the digital silence around its music. */
export interface Mastered extends Piece {
  readonly silence: { readonly before: number; readonly after: number };
}

export interface PieceOptions {
  readonly out: string;
  readonly seed: number;
  readonly count: number;
}

/** So many lively pieces. Throws where the folder has too few. */
export async function makePieces(music: string, options: PieceOptions): Promise<readonly Mastered[]> {
  const random = seeded("rescue pieces", options.seed);
  const chosen: Mastered[] = [];
  const names = new Set<string>();
  for (const path of random.shuffle(listAudio(music))) {
    if (chosen.length === options.count) return chosen;
    const seconds = durationOf(path);
    const name = workName(path);
    if (seconds < SHORTEST || names.has(name)) continue;
    const master = await makeMaster(path, { ...options, music, seconds, at: chosen.length });
    if (!isLively(master.envelope)) continue;
    names.add(name);
    chosen.push(master);
  }
  if (chosen.length < options.count) throw new Error(`${music} has ${chosen.length} pieces that will do`);
  return chosen;
}

interface Source extends PieceOptions {
  readonly music: string;
  readonly seconds: number;
  readonly at: number;
}

/** The whole piece, or a part of a long one; as loud as masters are. */
async function makeMaster(path: string, { out, seed, music, seconds, at }: Source): Promise<Mastered> {
  const origin = relative(music, path);
  const random = seeded("rescue master", origin, seed);
  const length = seconds <= LONGEST ? seconds : random.between(95, 175);
  const start = seconds <= LONGEST ? 0 : milliseconds(random.between(0, seconds - length));
  const bits = at % 2 === 0 ? 24 : 16;
  const silence = SILENCE[at % SILENCE.length] ?? SILENCE[0];
  const piece = `p${String(at + 1).padStart(2, "0")}`;
  const folder = join(out, `${piece}-${workName(path)}`);
  const master = join(folder, "root.wav");
  await makeFile(master, async (to, scratch) => {
    const cut = join(scratch, "cut.wav");
    const fade = seconds <= LONGEST ? "" : `,afade=t=in:d=0.02,afade=t=out:st=${(length - 4).toFixed(3)}:d=4`;
    const passage = `atrim=${start}:${(start + length).toFixed(3)},asetpts=PTS-STARTPTS${fade}`;
    await run(ffmpeg("-i", path, "-af", passage, "-ac", "2", "-ar", "44100", "-c:a", "pcm_f32le", cut));
    const gain = (bits === 24 ? -0.8 : -1.5) - 20 * Math.log10(readEnvelope(cut).peak);
    const around =
      silence.before === 0 ? "" : `,adelay=${1000 * silence.before}:all=1,apad=pad_dur=${silence.after}`;
    const coding = ["-ac", "2", "-ar", "44100", "-c:a", `pcm_s${bits}le`];
    return [ffmpeg("-i", cut, "-af", `volume=${gain.toFixed(2)}dB${around}`, ...coding, to)];
  });
  const source = origin.split("/")[0] ?? origin;
  const about = { piece, source, split: "report", origin, licence: `see Debian's ${source}` } as const;
  return { ...measurePiece({ ...about, folder, master, bits }), silence };
}

export function durationOf(path: string): number {
  const probe = ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path];
  return Number(spawnSync("ffprobe", probe, { encoding: "utf8" }).stdout.trim()) || 0;
}

function listAudio(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Files of one first word may be takes of one work, of which nobody here knows what is true: only one of them is taken. */
function workName(path: string): string {
  const words = basename(path, extname(path))
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => /[a-z]/u.test(word));
  const first = words.find((word) => word !== "theme" && word !== "music") ?? "nameless";
  return first.startsWith("track") ? first : first.replace(/\d+$/u, "");
}

/** Hardly ever silent: a mute in a rest is no edit. */
function isLively(envelope: Envelope): boolean {
  const levels = Array.from({ length: Math.floor(envelope.seconds) }, (_, second) =>
    levelOf(envelope, second, second + 1),
  );
  const usual = levels.toSorted((a, b) => a - b)[levels.length >> 1] ?? -100;
  return usual > -34 && levels.filter((level) => level < usual - 15).length < 0.15 * levels.length;
}
