import type { Asset } from "../../domain/asset/asset.ts";
import type { FoundFile } from "../../ports/files.ts";
import type { AddFilesContext, AddFilesRequest, AddFilesResult, SkippedPath } from "./add-files-request.ts";
import { findUnchanged } from "./find-unchanged.ts";
import { isRefusal, mayBeAudio, refusal, type FileOutcome, type SkippedCounts } from "./file-outcome.ts";
import { inParallel } from "./in-parallel.ts";
import { createHeardKeeper, type HeardKeeper } from "./keep-heard.ts";
import type { ReadFile } from "./known-files.ts";
import { storeFiles } from "./store-files.ts";

const BATCH_FILES = 50;
/** Large masters take seconds each to read: what an interruption can lose is bounded by bytes, too. */
const BATCH_BYTES = 2 ** 31;

/**
 * Reads audio files into the catalog. Run again, it goes on where it was interrupted, and changes nothing where nothing
 * changed: a file of the same place, size and time is not read again.
 */
export async function addFiles(context: AddFilesContext, request: AddFilesRequest): Promise<AddFilesResult> {
  const walked = await walk(context, request);
  const outcomes: FileOutcome[] = [];
  const deferred: ReadFile[] = [];
  const unstored: Asset[] = [];
  let batch: ReadFile[] = [];
  const total = walked.files.length;

  const report = (outcome: FileOutcome): void => {
    outcomes.push(outcome);
    request.onProgress?.({ done: outcomes.length, total, latest: outcome });
  };
  const store = async (isLast: boolean): Promise<void> => {
    const stored = await storeFiles(context, request, { batch, isLast });
    deferred.push(...stored.deferred);
    unstored.push(...stored.unstored);
    batch = [];
    stored.outcomes.forEach(report);
  };

  const known = await findUnchanged(context, walked.files, {
    isVaulted: request.isVaulted === true,
    measuredBy: context.measuredBy,
  });
  const keeper = createHeardKeeper(context);
  const reading = inParallel(walked.files, request.concurrency ?? 2, (file) =>
    readFile(context, request, { file, known, keeper }),
  );
  let isInterrupted = isAborted(request);
  for await (const read of reading) {
    if (read === "interrupted") {
      isInterrupted = true;
      continue;
    }
    if ("outcome" in read) report(read);
    else batch.push(read);
    const bytes = batch.reduce((sum, { file }) => sum + file.size, 0);
    if (batch.length >= BATCH_FILES || bytes >= BATCH_BYTES) await store(false);
  }
  await store(false);
  // A file that was not read yet may be where the old audio went, so that nothing has ended.
  if (!isInterrupted) {
    batch = deferred.splice(0);
    await store(true);
  }
  await keeper.finish();
  return {
    files: outcomes,
    skipped: walked.skipped,
    skippedPaths: walked.skippedPaths,
    issues: keeper.issues(),
    unstored,
    isInterrupted,
  };
}

function isAborted(request: AddFilesRequest): boolean {
  return request.signal?.aborted === true;
}

interface Walked {
  readonly files: readonly FoundFile[];
  readonly skipped: SkippedCounts;
  readonly skippedPaths: AddFilesResult["skippedPaths"];
}

async function walk(context: AddFilesContext, { paths, signal }: AddFilesRequest): Promise<Walked> {
  const files: FoundFile[] = [];
  const skipped: Partial<Record<string, number>> = {};
  const skippedPaths: SkippedPath[] = [];
  for await (const entry of context.files.walk(paths, signal === undefined ? {} : { signal })) {
    if (entry.kind === "file") files.push(entry);
    else {
      skipped[entry.why] = (skipped[entry.why] ?? 0) + 1;
      const { path, why } = entry;
      // A loop is a second way to what is in already.
      const isMissed = why === "unreadable" || (why !== "loop" && mayBeAudio(path));
      if (why !== "hidden") skippedPaths.push({ path, why, isMissed });
    }
  }
  return { files, skipped, skippedPaths };
}

interface Reading {
  readonly file: FoundFile;
  readonly known: ReadonlyMap<string, FileOutcome>;
  readonly keeper: HeardKeeper;
}

async function readFile(
  context: AddFilesContext,
  request: AddFilesRequest,
  { file, known, keeper }: Reading,
): Promise<ReadFile | FileOutcome | "interrupted"> {
  const before = known.get(file.path);
  if (before !== undefined) return before;
  if (isAborted(request)) return "interrupted";
  try {
    const facts = await context.probe.probe(file.path);
    const isKept = request.isVaulted === true && context.vault !== undefined && context.isDryRun !== true;
    if (isKept) await context.vault.keep({ path: file.path, sha256: facts.sha256 });
    return { file, facts: await keeper.keep(facts) };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    if (thrown.code === "FILE_DISK_FULL") throw thrown;
    return refusal(file, thrown);
  }
}
