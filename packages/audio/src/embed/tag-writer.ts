/**
 * Embeds tags into WAV files (RIFF, RF64, BW64) without changing a sample and without losing what it did not write.
 * The written file is proven, not trusted: the SHA-256 it must have follows from the old file and the plan, its audio
 * hash from before, and its tags are read by readers that share no code with the writer.
 */
import { CatalogError, type EmbedOutcome, type EmbedRequest, type TagWriter } from "@deadwax/catalog";
import { recoverFolder } from "../undo-record/index.ts";
import { checkPlan } from "./check-plan.ts";
import { confirmWrite, type Confirmed, type ConfirmRequest, type MeasureAudio } from "./confirm.ts";
import { checkTarget, writeCopy } from "./embed-copy.ts";
import { checkInPlace, writeInPlace } from "./embed-in-place.ts";
import type { FileFacts, OpenFile, TagFileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { prepareWrite, type Prepared } from "./prepare.ts";
import { refusalToRead } from "./refusal.ts";
import { predictSha256 } from "./write-plan.ts";

export interface TagWriterParts {
  /** Reads a file from beginning to end and tells its hashes. */
  readonly measure: MeasureAudio;
  /** The file system of Node where left out. */
  readonly fileSystem?: TagFileSystem;
}

/**
 * A writer of tags.
 *
 * `embed` throws CatalogError FILE_…, AUDIO_NOT_A_FILE, AUDIO_NOT_RIFF and AUDIO_TAG_…; after any of them the source is
 * what it was and there is no target. `recover` throws AUDIO_TAG_NOT_RESTORED.
 */
export function createTagWriter({ measure, fileSystem = nodeFileSystem }: TagWriterParts): TagWriter {
  return {
    embed: (request) => embed({ measure, fileSystem }, request),
    recover: async (folder) => {
      try {
        return await recoverFolder(fileSystem, folder);
      } catch (thrown) {
        throw refusalToRead(thrown, folder);
      }
    },
  };
}

type Parts = Required<TagWriterParts>;

interface Source {
  /** Behind all links. */
  readonly path: string;
  readonly facts: FileFacts;
  readonly file: OpenFile;
}

async function embed(parts: Parts, request: EmbedRequest): Promise<EmbedOutcome> {
  checkPlan(request.plan);
  const { fileSystem } = parts;
  const { path, facts } = await findSource(fileSystem, request.source);
  const file = await fileSystem.open(path, "read").catch((thrown: unknown) => {
    throw refusalToRead(thrown, request.source);
  });
  try {
    const prepared = await prepareWrite(file, request);
    const source = { path, facts, file };
    const outcome = await carryOut(parts, { request, prepared, source });
    return outcomeOf(outcome, request, prepared);
  } finally {
    await file.close();
  }
}

async function findSource(fileSystem: TagFileSystem, source: string): Promise<Omit<Source, "file">> {
  try {
    const facts = await fileSystem.stat(source);
    if (facts === null) throw new CatalogError("FILE_NOT_FOUND", { path: source });
    if (!facts.isFile)
      throw new CatalogError("AUDIO_NOT_A_FILE", { path: source, what: "a folder or a device" });
    return { path: await fileSystem.realPath(source), facts };
  } catch (thrown) {
    throw refusalToRead(thrown, source);
  }
}

interface Job {
  readonly request: EmbedRequest;
  readonly prepared: Prepared;
  readonly source: Source;
}

async function carryOut(
  { measure, fileSystem }: Parts,
  { request, prepared, source }: Job,
): Promise<Confirmed> {
  const { path, facts, file } = source;
  const { write, isChanged } = prepared;
  const isInPlace = request.target === "in-place";
  if (isInPlace && isChanged) await checkInPlace(fileSystem, path, facts);
  const place = isInPlace ? "free" : await checkTarget(fileSystem, request.target, { source: facts, write });
  const before = request.audioHash === undefined ? (await measure(path)).audioHash : request.audioHash;
  const sha256 = await predictSha256(file, write);
  const asked: Omit<ConfirmRequest, "path"> = { request, prepared, sha256, audioHash: before, measure };
  if (place === "perhaps-made") {
    if ((await measure(request.target)).sha256 !== sha256)
      throw new CatalogError("FILE_EXISTS", { path: request.target });
    return confirmWrite({ ...asked, path: request.target });
  }
  if (!isInPlace) {
    const copy = { source: file, sourceFacts: facts, target: request.target, write };
    return writeCopy(fileSystem, copy, (temporary) => confirmWrite({ ...asked, path: temporary }));
  }
  if (!isChanged) return confirmWrite({ ...asked, path });
  return writeInPlace(fileSystem, { path, write }, () => confirmWrite({ ...asked, path }));
}

function outcomeOf(confirmed: Confirmed, request: EmbedRequest, prepared: Prepared): EmbedOutcome {
  const { sha256, audioHash, verification } = confirmed;
  return {
    path: request.target === "in-place" ? request.source : request.target,
    isChanged: prepared.isChanged,
    sha256,
    audioHash,
    confirmations: verification.confirmations,
    issues: [...prepared.issues, ...verification.issues],
  };
}
