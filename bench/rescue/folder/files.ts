/** Names, tags and codes for every planned file; nothing is made yet. */
import type { Seeded } from "../../ear/set/seeded.ts";
import { isrcOf } from "./codes.ts";
import { DELIVERIES } from "./deliveries.ts";
import { nameFile, SOLD_AS } from "./names.ts";
import type { PlannedFile, PlannedRecording } from "./plan.ts";
import type { SheetRow } from "./sheet.ts";
import { holdsCode, type Tags } from "./tags.ts";
import { RELEASES } from "./titles.ts";
import type { TaggedCode, TrueFile, TruePiece, TrueRecording, TrueRow } from "./truth.ts";

export interface NamedFile {
  readonly plan: PlannedFile;
  readonly path: string;
  readonly extension: string;
  readonly recording: TrueRecording;
  readonly tags: Tags | null;
  readonly quality: 0 | 1 | 2;
  readonly named: TrueFile["named"];
  /** Name or tags say the version; true for a root that has a title, for it has no version. */
  readonly saysVersion: boolean;
}

export interface Naming {
  readonly pieces: readonly TruePiece[];
  readonly recordings: ReadonlyMap<PlannedRecording, TrueRecording>;
  readonly random: Seeded;
}

/** Files with the name and title of another piece. */
const MISNAMED = 6;
/** Tags with a code that no row has, with that of another recording of the piece, and of another piece. */
const [UNKNOWN_CODES, SIBLING_CODES, STRANGE_CODES] = [4, 2, 1] as const;

export function nameFiles({ pieces, recordings, random }: Naming): readonly NamedFile[] {
  const all = [...recordings].flatMap(([{ files }, recording]) => files.map((plan) => ({ plan, recording })));
  const misnamed = new Set(random.shuffle(all.filter(({ plan }) => !("of" in plan))).slice(0, MISNAMED));
  const taken = new Set<string>();
  const named = new Map<PlannedFile, NamedFile>();
  for (const one of all) {
    const own = pieces.find(({ piece }) => piece === one.recording.piece);
    const isWrong = misnamed.has(one);
    const piece = isWrong ? random.pick(pieces.filter((other) => other !== own)) : own;
    if (piece === undefined) throw new Error(`${one.recording.piece} has no title`);
    const of = "of" in one.plan ? named.get(one.plan.of) : undefined;
    named.set(one.plan, nameOne({ ...one, piece, isWrong, of }, random, taken));
  }
  return spoilCodes([...named.values()], random);
}

interface Unnamed {
  readonly plan: PlannedFile;
  readonly recording: TrueRecording;
  /** Whose title it gets. */
  readonly piece: TruePiece;
  readonly isWrong: boolean;
  /** What it is a copy of. */
  readonly of: NamedFile | undefined;
}

function nameOne(unnamed: Unnamed, random: Seeded, taken: Set<string>): NamedFile {
  const { plan, recording, piece, isWrong, of } = unnamed;
  const { extension, quality } = of ?? formOf(plan);
  const isTitled = isWrong || random.next() < 0.68;
  const saysVersion = recording.version === "root" || random.next() < 0.68;
  const title = isTitled ? piece.title : null;
  const naming = { title, version: recording.version, saysVersion, isLossy: quality === 2, extension };
  const path = nameFile(naming, random, taken);
  const fresh = tagsOf({ ...unnamed, extension, saysVersion }, random);
  const tags = plan.delivery === "copy" ? (of?.tags ?? null) : fresh;
  const says = isTitled || tags?.title !== undefined;
  const about = isWrong ? "wrong" : says ? "right" : "nothing";
  return {
    ...{ plan, path, extension, recording, tags, quality },
    ...{ named: about, saysVersion: saysVersion && says },
  };
}

function formOf(plan: PlannedFile): { readonly extension: string; readonly quality: 0 | 1 | 2 } {
  if ("of" in plan) throw new Error("a copy has the form of what it is made from");
  return DELIVERIES[plan.delivery];
}

/** Most files that were made to be sent have tags, few that were not; what is tagged again has some in any case. */
function tagsOf(
  unnamed: Unnamed & { readonly extension: string; readonly saysVersion: boolean },
  random: Seeded,
): Tags | null {
  const { plan, piece, recording, isWrong, extension, saysVersion } = unnamed;
  const isTagged = plan.delivery === "retag" || random.next() < (extension === "wav" ? 0.15 : 0.75);
  if (!isTagged) return null;
  const sold = recording.version === "root" ? undefined : SOLD_AS[recording.version];
  const title = saysVersion && sold !== undefined ? `${piece.title} (${sold})` : piece.title;
  const hasCode = !isWrong && recording.isrc !== null && holdsCode(extension) && random.next() < 0.55;
  return {
    ...(random.next() < 0.9 || isWrong ? { title } : {}),
    artist: random.next() < 0.85 ? piece.artist : piece.artist.toLowerCase(),
    ...(random.next() < 0.5 ? { album: random.pick(RELEASES) } : {}),
    ...(hasCode ? { isrc: recording.isrc } : {}),
  };
}

/** Wrong codes go where nothing is copied from. */
function spoilCodes(files: readonly NamedFile[], random: Seeded): readonly NamedFile[] {
  const sources = new Set(files.flatMap(({ plan }) => ("of" in plan ? [plan.of] : [])));
  const able = random.shuffle(
    files.filter(
      ({ plan, tags, extension }) =>
        tags !== null && plan.delivery !== "copy" && !sources.has(plan) && holdsCode(extension),
    ),
  );
  const coded = able.filter(({ tags }) => tags?.isrc !== undefined);
  const versions = able.filter(({ recording }) => recording.version !== "root");
  const spoiled = new Map<NamedFile, string>();
  for (const file of versions.slice(0, SIBLING_CODES)) {
    const root = files.find(
      ({ recording }) => recording.piece === file.recording.piece && recording.version === "root",
    );
    const code = root?.recording.isrc;
    if (typeof code === "string") spoiled.set(file, code);
  }
  for (const file of able.filter((one) => !spoiled.has(one)).slice(0, STRANGE_CODES)) {
    const other = coded.find(({ recording }) => recording.piece !== file.recording.piece);
    if (other?.tags?.isrc !== undefined) spoiled.set(file, other.tags.isrc);
  }
  const rest = coded.filter((one) => !spoiled.has(one)).slice(0, UNKNOWN_CODES);
  for (const [at, file] of rest.entries()) spoiled.set(file, isrcOf(900 + at));
  return files.map((file) => {
    const isrc = spoiled.get(file);
    return isrc === undefined ? file : { ...file, tags: { ...file.tags, isrc } };
  });
}

export function trueFile(
  file: NamedFile,
  recordings: readonly TrueRecording[],
  rows: readonly TrueRow[],
): TrueFile {
  const { path, recording, plan, quality, named, tags } = file;
  return {
    ...{ path, state: "sound", piece: recording.piece, recording: recording.recording },
    ...{ delivery: plan.delivery, quality, named },
    tag: tags?.isrc === undefined ? null : taggedCode(tags.isrc, recording, recordings),
    row: rows.find((row) => row.recording === recording.recording)?.row ?? null,
  };
}

function taggedCode(code: string, own: TrueRecording, recordings: readonly TrueRecording[]): TaggedCode {
  if (code === own.isrc) return { code, is: "right" };
  return { code, is: recordings.some(({ isrc }) => isrc === code) ? "other" : "unknown" };
}

/** By what a row can be told, and whether a file's tag contradicts it. */
export function tellRow(row: SheetRow, files: readonly NamedFile[]): Pick<TrueRow, "tellable" | "faults"> {
  const own = files.filter(({ recording }) => recording.recording === row.recording);
  const codes = own.flatMap(({ tags }) => (tags?.isrc === undefined ? [] : [tags.isrc]));
  const isContradicted = row.isrc !== "" && codes.some((code) => code !== row.isrc);
  const faults = isContradicted ? [...row.faults, "tag-differs" as const] : row.faults;
  if (own.length === 0) return { tellable: "nothing", faults };
  if (codes.includes(row.isrc)) return { tellable: "code", faults };
  const isNamed = own.some(({ named, saysVersion }) => named === "right" && saysVersion);
  return { tellable: isNamed ? "name" : "length", faults };
}
