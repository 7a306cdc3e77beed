import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import type { Comparison } from "../../domain/comparison/index.ts";
import { claimsOfFile, decide } from "../../domain/rule-set/index.ts";
import type { AudioProbe, ProbeDepth } from "../../ports/audio.ts";
import type { Ear } from "../../ports/ear.ts";
import type { FileTree } from "../../ports/files.ts";
import type { CatalogStore } from "../../ports/store.ts";
import { readKnowledge, type CatalogKnowledge } from "./catalog-knowledge.ts";
import { comparedFile, type ComparedFile } from "./compared-file.ts";
import { claimsAsFiled, filedAs, NOT_FILED, readFiledSide, type FiledSide } from "./filed-side.ts";
import { areIdentical, identicalAs, isSilence } from "./identical.ts";

export interface CompareContext {
  readonly probe: AudioProbe;
  readonly ear: Ear;
  readonly files: Pick<FileTree, "split">;
  /** Where a catalog is open: its registrant's agency speaks first, and it tells what it has either file as. */
  readonly store?: CatalogStore;
}

export interface CompareRequest {
  /** The known recording. */
  readonly a: string;
  /** The file in question. */
  readonly b: string;
  /** Whose rules come first, instead of the agency of the catalog's registrant. */
  readonly agency?: string;
  /** `everything` brings the outlines of both. Default `identity`. */
  readonly depth?: ProbeDepth;
}

export interface ComparedFiles {
  readonly comparison: Comparison;
  readonly a: ComparedFile;
  readonly b: ComparedFile;
}

/**
 * Compares two files: by their hashes where those are equal, by ear where not; then rules, names and tags have their
 * say. Throws FILE_… and AUDIO_… for a file that cannot be read or heard.
 */
export async function compareFiles(context: CompareContext, request: CompareRequest): Promise<ComparedFiles> {
  const { probe, ear } = context;
  const depth = request.depth ?? "identity";
  const [factsA, factsB] = await Promise.all([probe.probe(request.a, depth), probe.probe(request.b, depth)]);
  const heard = areIdentical(factsA, factsB)
    ? identicalAs(factsA, factsB, { isSilent: isSilence(await listened(probe, request.a, factsA)) })
    : await ear.compare(request.a, request.b);
  const known = await knowledgeOf(context, factsA, factsB);
  const { isDemo } = known;
  const a = sideOf(context, request.a, { facts: factsA, side: known.a, isDemo });
  const b = sideOf(context, request.b, { facts: factsB, side: known.b, isDemo });
  const comparison = decide(heard, {
    agency: request.agency ?? known.agency,
    a: a.claims,
    b: b.claims,
    content: { a: a.content, b: b.content },
    isInternal: false,
    knownCodes: known.a.recordings.flatMap(({ codes }) => codes),
    filed: filedAs({ side: known.a, audio: factsA }, { side: known.b, audio: factsB }),
  });
  return { comparison, a, b };
}

/** The same facts with sound in them. */
async function listened(probe: AudioProbe, path: string, facts: AudioFacts): Promise<AudioFacts> {
  return facts.sound === null ? probe.probe(path, "everything") : facts;
}

interface Knowledge extends CatalogKnowledge {
  readonly a: FiledSide;
  readonly b: FiledSide;
}

async function knowledgeOf({ store }: CompareContext, a: AudioFacts, b: AudioFacts): Promise<Knowledge> {
  if (store === undefined) return { agency: null, isDemo: false, a: NOT_FILED, b: NOT_FILED };
  return store.read(async (reader) => ({
    ...(await readKnowledge(reader)),
    a: await readFiledSide(reader, a),
    b: await readFiledSide(reader, b),
  }));
}

interface Side {
  readonly facts: AudioFacts;
  readonly side: FiledSide;
  readonly isDemo: boolean;
}

function sideOf({ files }: CompareContext, path: string, { facts, side, isDemo }: Side): ComparedFile {
  const parts = files.split(path);
  const { durationMs } = facts;
  // Folders farther up say what the disk is for, not what the file is.
  const claims = claimsOfFile(parts.slice(-4), facts.tags, { isDemo, durationMs });
  return comparedFile({ path, name: parts.at(-1) ?? path }, facts, claimsAsFiled(claims, side));
}
