/** Pieces from folders of music files. */
import { readdirSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { spawnSync } from "node:child_process";
import { levelOf, readEnvelope } from "../envelope.ts";
import type { Found } from "../piece.ts";
import { milliseconds, seeded } from "../seeded.ts";
import { ffmpeg, makeFile, run } from "../tools.ts";
import { splitPieces } from "./split.ts";

const EXTENSIONS = new Set([".aif", ".aiff", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"]);
const MOST = 4;
/** Seconds of a file that tell whether it is lively. */
const LISTENED = 150;
/** What the master leaves behind its end, for extensions. */
const BEYOND = 16;

export interface MusicOptions {
  readonly out: string;
  readonly seconds: number;
  readonly seed: number;
}

/** Some lively pieces of a folder, at most four, those of the whole run apart from each other by seed. */
export async function musicPieces(folder: string, options: MusicOptions): Promise<readonly Found[]> {
  const source = basename(folder);
  const files = listAudio(folder);
  const chosen: string[] = [];
  for (const path of seeded("music", source, options.seed).shuffle(files)) {
    if (chosen.length < MOST && isLively(path, options.seconds)) chosen.push(path);
  }
  const splits = splitPieces(source, chosen);
  const pieces: Found[] = [];
  for (const [index, path] of chosen.entries()) {
    const piece = `${source.split("-")[0] ?? source}-${nameOf(path)}`;
    const split = splits.get(path) ?? "report";
    const about = { piece, source, split, origin: relative(folder, path), licence: licenceOf(source) };
    pieces.push(await excerpt(path, { ...about, bits: index % 2 === 0 ? 24 : 16 }, options));
  }
  return pieces;
}

type About = Pick<Found, "piece" | "source" | "split" | "origin" | "licence" | "bits">;

async function excerpt(path: string, about: About, { out, seconds }: MusicOptions): Promise<Found> {
  const random = seeded("excerpt", about.piece);
  const whole = durationOf(path);
  const length = Math.min(seconds, whole);
  const start = milliseconds(random.between(0, Math.max(0, whole - length - BEYOND)));
  const lead = milliseconds(Math.min(start, 3));
  const [folder, bits] = [join(out, about.piece), about.bits];
  const [longer, master] = [join(folder, "longer.wav"), join(folder, "master.wav")];
  const peak = bits === 24 ? -0.5 : -3.5;
  const output = ["-ac", "2", "-ar", "44100", "-c:a", bits === 16 ? "pcm_s16le" : "pcm_s24le"];
  await makeFile(longer, async (to, scratch) => {
    const cut = join(scratch, "cut.wav");
    const passage = `atrim=${start - lead}:${start + length + BEYOND},asetpts=PTS-STARTPTS`;
    await run(ffmpeg("-i", path, "-af", passage, "-ac", "2", "-ar", "44100", "-c:a", "pcm_f32le", cut));
    const gain = peak - 20 * Math.log10(readEnvelope(cut).peak);
    return [ffmpeg("-i", cut, "-af", `volume=${gain.toFixed(2)}dB`, ...output, to)];
  });
  await makeFile(master, (to) => [
    ffmpeg("-i", longer, "-af", `atrim=${lead}:${lead + length},asetpts=PTS-STARTPTS`, ...output, to),
  ]);
  return { ...about, folder, master, longer: { path: longer, from: lead, seconds: durationOf(longer) } };
}

function listAudio(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Long enough, and hardly ever silent: a mute in an ambient piece may be no edit at all. */
function isLively(path: string, seconds: number): boolean {
  const duration = durationOf(path);
  if (duration < Math.min(seconds, 50)) return false;
  const envelope = readEnvelope(path, LISTENED);
  const levels = Array.from({ length: Math.floor(Math.min(LISTENED, duration)) }, (_, second) =>
    levelOf(envelope, second, second + 1),
  );
  const usual = levels.toSorted((a, b) => a - b)[levels.length >> 1] ?? -100;
  return usual > -32 && levels.filter((level) => level < usual - 15).length < 0.12 * levels.length;
}

function durationOf(path: string): number {
  const { stdout } = spawnSync(
    "ffprobe",
    ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path],
    {
      encoding: "utf8",
    },
  );
  return Number(stdout.trim()) || 0;
}

function nameOf(path: string): string {
  return basename(path, extname(path))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
}

/** As the packages of Debian state it; whoever takes another folder knows what is in there. */
function licenceOf(source: string): string {
  const known: Readonly<Record<string, string>> = {
    "asc-music": "GPL-2.0-or-later (Michael Kievernagel)",
    "lincity-ng-data": "GPL-2.0-or-later (pronobozo, Robert van Herk)",
    "supertux-data": "GPL-2.0-or-later, single pieces CC-BY-SA (SuperTux team)",
    "warzone2100-music": "GPL-2.0-or-later, albums also CC-BY-SA-3.0 (Martin Severn, LupusMechanicus)",
  };
  return known[source] ?? "not known to this script";
}
