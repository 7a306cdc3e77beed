/**
 * Maps an MP4, M4A or QuickTime file (ISO/IEC 14496-12; QuickTime File Format): atoms, brands and tracks. Headers,
 * descriptions and edit lists are read; tables of samples and the samples themselves are not.
 */
import { CatalogError } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { readAhead, type ByteSource } from "../riff/index.ts";
import { contentOf, endOf, findAtom, fourCc, viewOf, type Mp4Atom } from "./atom.ts";
import * as mapIssue from "./issues.ts";
import type { FragmentDefaults, Mp4Brands, Mp4Map, Mp4Track } from "./mp4-map.ts";
import { readAtoms } from "./read-atoms.ts";
import { readTimes, readTrack, readWhole, type Film } from "./read-track.ts";

/** More than any film has: pictures, languages, captions and time codes together. */
const MAX_TRACKS = 256;
const MAX_BRANDS = 4096;

/**
 * Maps a file.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where there is no `moov` that can be read.
 */
export async function readMp4Map(source: ByteSource): Promise<Mp4Map> {
  const near = readAhead(source);
  const tree = await readAtoms(near);
  const moov = findAtom(tree, "moov");
  if (moov === undefined) throw notUnderstood(source, describeMissing(tree.children));
  const brands = await readBrands(near, findAtom(tree, "ftyp"));
  const isQuickTime = brands === null || [brands.major, ...brands.compatible].includes("qt  ");
  const mvhd = await readWhole(near, findAtom(moov, "mvhd"), 64);
  const times = mvhd === null ? null : readTimes(mvhd);
  if (times === null || times.timescale === 0) {
    const isPacked = findAtom(moov, "cmov") !== undefined;
    throw notUnderstood(source, isPacked ? "its header is compressed" : "nothing states its unit of time");
  }
  const moofs = tree.children.filter(({ type }) => type === "moof");
  const defaults = await readDefaults(near, moov);
  const film: Film = { timescale: times.timescale, fragments: { moofs, defaults } };
  const { tracks, issues } = await readTracks(near, moov, film);
  return {
    size: source.size,
    kind: isQuickTime ? "quicktime" : "mp4",
    brands,
    atoms: tree.children,
    rest: tree.rest,
    moov,
    ...times,
    isFragmented: moofs.length > 0 || findAtom(moov, "mvex") !== undefined,
    tracks,
    damaged: tree.damaged,
    issues: [...tree.issues, ...secondMoov(tree.children), ...issues],
  };
}

function notUnderstood(source: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "MP4", problem });
}

function describeMissing(atoms: readonly Mp4Atom[]): string {
  const last = atoms.at(-1);
  const isCut = last !== undefined && last.claimedSize > last.size;
  return `the atom moov, which says where everything is, is missing${isCut ? "; the file is cut off before it" : ""}`;
}

function secondMoov(atoms: readonly Mp4Atom[]): Issue[] {
  return atoms.filter(({ type }) => type === "moov").length > 1 ? [mapIssue.secondAtom("moov")] : [];
}

async function readBrands(source: ByteSource, ftyp: Mp4Atom | undefined): Promise<Mp4Brands | null> {
  const bytes = await readWhole(source, ftyp, MAX_BRANDS);
  if (bytes === null || bytes.length < 8) return null;
  const compatible: string[] = [];
  for (let at = 8; at + 4 <= bytes.length; at += 4) compatible.push(fourCc(bytes, at));
  return { major: fourCc(bytes, 0), minorVersion: viewOf(bytes).getUint32(4), compatible };
}

async function readTracks(
  source: ByteSource,
  moov: Mp4Atom,
  film: Film,
): Promise<{ tracks: Mp4Track[]; issues: Issue[] }> {
  const traks = moov.children.filter(({ type }) => type === "trak");
  const tracks: Mp4Track[] = [];
  const issues = traks.length > MAX_TRACKS ? [mapIssue.tooManyTracks(MAX_TRACKS)] : [];
  for (const [index, trak] of traks.slice(0, MAX_TRACKS).entries()) {
    const track = await readTrack(source, trak, { number: index + 1, film });
    if (typeof track === "string") issues.push(mapIssue.trackDamaged(index + 1, track));
    else tracks.push(track);
  }
  return { tracks, issues };
}

/** What `trex` states for each track. */
async function readDefaults(
  source: ByteSource,
  moov: Mp4Atom,
): Promise<ReadonlyMap<number, FragmentDefaults>> {
  const defaults = new Map<number, FragmentDefaults>();
  for (const atom of findAtom(moov, "mvex")?.children ?? []) {
    const { offset } = contentOf(atom);
    if (atom.type !== "trex" || endOf(atom) - offset < 24 || defaults.size >= MAX_TRACKS) continue;
    const view = viewOf(await source.read(offset, 24));
    defaults.set(view.getUint32(4), {
      entry: view.getUint32(8),
      duration: view.getUint32(12),
      size: view.getUint32(16),
    });
  }
  return defaults;
}
