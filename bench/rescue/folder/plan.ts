/** Which recordings there are of each piece, and which files of each recording: exactly so many in all. */
import { seeded, type Seeded } from "../../ear/set/seeded.ts";
import type { CodedName } from "./deliveries.ts";
import type { Mastered } from "./pieces.ts";
import { canHave, VERSION_COUNTS, type VersionName } from "./versions.ts";

export interface PlannedRecording {
  readonly piece: Mastered;
  readonly version: VersionName | "root";
  readonly files: PlannedFile[];
}

export type PlannedFile =
  { readonly delivery: CodedName } | { readonly delivery: "copy" | "retag"; readonly of: PlannedFile };

export interface PlanOptions {
  readonly seed: number;
  /** Files in all. */
  readonly files: number;
  /** Pieces with but one file: the last ones. */
  readonly strangers: number;
}

/** Versions a piece has at most. */
const MOST_VERSIONS = 5;
/** Versions with a second file. */
const TWICE = 26;
/** Families of which nothing but lossy files is left. */
const LOSSY_FAMILIES = 4;

type Wish = CodedName | "copy" | "retag";
const ROOT_WISHES: readonly Wish[] = [
  ...["wav16", "flac", "alac", "aiff", "mp3-320", "mp3-192", "mp3-128", "aac-256", "ogg"],
  ...["wav48", "gain", "padded", "trimmed", "copy", "copy", "retag", "retag", "mp3-320", "trimmed"],
] as const;
const LOSSY_WISHES: readonly Wish[] = ["aac-256", "ogg", "mp3-128", "copy", "retag", "mp3-192"];
const VERSION_WISHES: readonly CodedName[] = ["wav", "wav", "alac", "flac", "mp3-320", "mp3-192", "aac-256"];
const SECOND_WISHES: readonly Wish[] = ["mp3-320", "mp3-128", "flac", "aac-256", "ogg", "copy", "retag"];

export function planRecordings(
  pieces: readonly Mastered[],
  options: PlanOptions,
): readonly PlannedRecording[] {
  const random = seeded("rescue plan", options.seed);
  const families = pieces.slice(0, -options.strangers);
  const roots = pieces.map(rootOf);
  const versions = dealVersions(families, random);
  for (const [at, { piece, files, version }] of versions.entries()) {
    files.push({ delivery: random.pick(VERSION_WISHES) });
    if (at >= TWICE) continue;
    const wish = random.pick(SECOND_WISHES.filter((name) => name !== files[0]?.delivery));
    files.push(granted(wish, { piece, files, version }) ?? { delivery: "mp3-128" });
  }
  for (const [at, { files }] of roots.slice(families.length).entries())
    files.push({ delivery: VERSION_WISHES[at % VERSION_WISHES.length] ?? "wav" });
  const all = [...roots, ...versions];
  fill(roots.slice(0, families.length), { random, missing: options.files - countFiles(all) });
  const found = countFiles(all);
  if (found !== options.files) throw new Error(`${found} files are planned, not ${options.files}`);
  return all;
}

function rootOf(piece: Mastered): PlannedRecording {
  return { piece, version: "root", files: [] };
}

function countFiles(recordings: readonly PlannedRecording[]): number {
  return recordings.reduce((sum, { files }) => sum + files.length, 0);
}

/** Each version to the piece that has fewest so far, of those that can have it. */
function dealVersions(families: readonly Mastered[], random: Seeded): readonly PlannedRecording[] {
  const dealt: PlannedRecording[] = [];
  const names = Object.keys(VERSION_COUNTS) as VersionName[];
  // What few pieces can have goes first.
  const rare = (name: VersionName): number => families.filter((piece) => canHave(piece, name)).length;
  for (const name of names.toSorted((a, b) => rare(a) - rare(b))) {
    for (let count = 0; count < VERSION_COUNTS[name]; count++) {
      const has = (piece: Mastered): readonly PlannedRecording[] =>
        dealt.filter((one) => one.piece === piece);
      const able = random
        .shuffle(families)
        .filter((piece) => canHave(piece, name) && !has(piece).some(({ version }) => version === name))
        .toSorted((a, b) => has(a).length - has(b).length);
      const [piece] = able;
      if (piece === undefined || has(piece).length >= MOST_VERSIONS) continue;
      dealt.push({ piece, version: name, files: [] });
    }
  }
  return random.shuffle(dealt);
}

/** Files of the roots, one for each in turn, until there are enough. */
function fill(
  roots: readonly PlannedRecording[],
  { random, missing }: { readonly random: Seeded; readonly missing: number },
): void {
  const lossy = new Set(random.shuffle(roots).slice(0, LOSSY_FAMILIES));
  const wishes = new Map(
    roots.map((root): [PlannedRecording, Wish[]] => [
      root,
      lossy.has(root)
        ? ["mp3-320", ...random.shuffle(LOSSY_WISHES)]
        : ["wav", ...random.shuffle(ROOT_WISHES)],
    ]),
  );
  let left = missing;
  while (left > 0) {
    const before = left;
    for (const root of roots) {
      const file = left > 0 ? nextFile(root, wishes.get(root) ?? []) : undefined;
      if (file === undefined) continue;
      root.files.push(file);
      left -= 1;
    }
    if (before === left) throw new Error(`${left} files more are wanted than there are wishes`);
  }
}

function nextFile(root: PlannedRecording, wishes: Wish[]): PlannedFile | undefined {
  for (let wish = wishes.shift(); wish !== undefined; wish = wishes.shift()) {
    const file = granted(wish, root);
    if (file !== undefined) return file;
  }
  return undefined;
}

function granted(wish: Wish, { piece, files }: PlannedRecording): PlannedFile | undefined {
  const originals = files.filter(({ delivery }) => delivery !== "copy" && delivery !== "retag");
  const of = originals[files.length % Math.max(1, originals.length)];
  if (wish === "copy" || wish === "retag") return of === undefined ? undefined : { delivery: wish, of };
  if (files.some(({ delivery }) => delivery === wish)) return undefined;
  if (wish === "trimmed" && piece.silence.before === 0) return undefined;
  if (wish === "wav16" && piece.bits === 16) return undefined;
  return { delivery: wish };
}
