/**
 * Embeds tags into audio files without changing a sample and without losing what it did not write.
 * The written file is proven, not trusted: the seal it must have follows from the old file and the plan, its audio hash
 * from before, and its tags are read by readers that share no code with the writer.
 */
import {
  CatalogError,
  type EmbedOutcome,
  type EmbedRequest,
  type ForeseenEmbed,
  type TagReading,
  type TagWriter,
} from "@deadwax/catalog";
import { FILE_NAME, readFileNameCodes } from "../probe/file-name-code.ts";
import type { TagWrite } from "../tagging/index.ts";
import { recoverFolder } from "../undo-record/index.ts";
import { checkPlan } from "./check-plan.ts";
import { confirmWrite, sealAt, type Confirmed, type ConfirmRequest, type MeasureAudio } from "./confirm.ts";
import { checkTarget, writeCopy } from "./embed-copy.ts";
import { checkInPlace, writeInPlace } from "./embed-in-place.ts";
import type { FileFacts, OpenFile, TagFileSystem } from "./file-system.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { prepareWrite } from "./prepare.ts";
import { refusalToRead } from "./refusal.ts";
import { replaceFile } from "./replace-file.ts";
import { createSealer } from "./seal.ts";
import { sealPlan } from "./write-plan.ts";

export interface TagWriterParts {
  /** Reads a file from beginning to end and tells its hashes. */
  readonly measure: MeasureAudio;
  /** The file system of Node where left out. */
  readonly fileSystem?: TagFileSystem;
}

/**
 * A writer of tags.
 *
 * `embed` throws CatalogError FILE_…, AUDIO_… and AUDIO_TAG_…; after any of them the source is
 * what it was and there is no target. `recover` throws AUDIO_TAG_NOT_RESTORED.
 */
export function createTagWriter({ measure, fileSystem = nodeFileSystem }: TagWriterParts): TagWriter {
  return {
    embed: (request) => embed({ measure, fileSystem }, request),
    foresee: (request) => foresee(fileSystem, request),
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

function embed(parts: Parts, request: EmbedRequest): Promise<EmbedOutcome> {
  return withJob(parts.fileSystem, request, async (job) => {
    const confirmed = await carryOut(parts, job);
    return outcomeOf(confirmed, request, job.prepared);
  });
}

/** Everything that is looked at before the first byte is written. */
function foresee(fileSystem: TagFileSystem, request: EmbedRequest): Promise<ForeseenEmbed> {
  return withJob(fileSystem, request, async (job) => {
    await checkPlace(fileSystem, job);
    const { isChanged, issues } = job.prepared;
    return { isChanged, issues };
  });
}

/** Opens the source and works out the write, for as long as `work` takes. */
async function withJob<Value>(
  fileSystem: TagFileSystem,
  request: EmbedRequest,
  work: (job: Job) => Promise<Value>,
): Promise<Value> {
  checkPlan(request.plan);
  const { path, facts } = await findSource(fileSystem, request.source);
  const file = await fileSystem.open(path, "read").catch((thrown: unknown) => {
    throw refusalToRead(thrown, request.source);
  });
  try {
    const prepared = await prepareWrite(file, request);
    return await work({ request, prepared, source: { path, facts, file } });
  } finally {
    await file.close();
  }
}

/** What stands where the outcome is to go; refuses what must not be written to. */
async function checkPlace(
  fileSystem: TagFileSystem,
  { request, prepared, source }: Job,
): Promise<"free" | "perhaps-made"> {
  const { write, isChanged } = prepared;
  if (request.target !== "in-place")
    return checkTarget(fileSystem, request.target, { source: source.facts, write });
  if (isChanged) await checkInPlace(fileSystem, source.path, source.facts);
  return "free";
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
  readonly prepared: TagWrite;
  readonly source: Source;
}

async function carryOut({ measure, fileSystem }: Parts, job: Job): Promise<Confirmed> {
  const { request, prepared, source } = job;
  const { path, facts, file } = source;
  const { write, isChanged } = prepared;
  const place = await checkPlace(fileSystem, job);
  const before = request.audioHash === undefined ? (await measure(path)).audioHash : request.audioHash;
  const sealer = createSealer();
  const seal = await sealPlan(file, write, sealer);
  const asked: Omit<ConfirmRequest, "path"> = {
    ...{ request, prepared, audioHash: before, measure },
    ...{ seal, sealer, fileSystem },
  };
  if (place === "perhaps-made") {
    if ((await sealAt({ ...asked, path: request.target })) !== seal)
      throw new CatalogError("FILE_EXISTS", { path: request.target });
    return confirmWrite({ ...asked, path: request.target });
  }
  const copy = { source: file, sourceFacts: facts, write };
  const confirm = (written: string): Promise<Confirmed> => confirmWrite({ ...asked, path: written });
  if (request.target !== "in-place")
    return writeCopy(fileSystem, { ...copy, target: request.target }, confirm);
  if (!isChanged) return confirm(path);
  if (!write.isInPlace) return replaceFile(fileSystem, { ...copy, target: path }, confirm);
  return writeInPlace(fileSystem, { path, write }, () => confirm(path));
}

function outcomeOf(confirmed: Confirmed, request: EmbedRequest, prepared: TagWrite): EmbedOutcome {
  const { sha256, audioHash, verification, facts } = confirmed;
  const path = request.target === "in-place" ? request.source : request.target;
  return {
    path,
    isChanged: prepared.isChanged,
    sha256,
    audioHash,
    confirmations: verification.confirmations,
    issues: [...prepared.issues, ...verification.issues],
    ...(facts === undefined ? {} : { facts: { ...facts, tags: withNameOf(path, facts.tags) } }),
  };
}

/** A copy was measured under the name it had before it was whole. */
function withNameOf(path: string, tags: readonly TagReading[]): readonly TagReading[] {
  const stated = tags.filter(({ carrier }) => carrier !== FILE_NAME);
  return [...stated, ...readFileNameCodes(path)];
}
