/** Reads every file of a folder once, several at a time; what cannot be read is told, and stops nothing. */
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Waveform } from "../../domain/asset/sound-facts.ts";
import type { RescueFile, UnheardFile } from "../../domain/rescue/index.ts";
import type { FoundFile } from "../../ports/files.ts";
import type { Fingerprints } from "../../ports/fingerprints.ts";
import type { SkippedPath } from "../asset/add-files-request.ts";
import { isRefusal, mayBeAudio, refusal } from "../asset/file-outcome.ts";
import { inParallel } from "../asset/in-parallel.ts";
import { outlineOf } from "./outline.ts";
import type { RescueContext, RescueRequest } from "./rescue-request.ts";

export interface ReadFolder {
  readonly files: readonly RescueFile[];
  readonly unheard: readonly UnheardFile[];
  readonly notAudio: readonly string[];
  readonly skipped: readonly SkippedPath[];
  readonly outlines: ReadonlyMap<string, readonly number[]>;
  readonly places: ReadonlyMap<string, string>;
}

type Read =
  | { readonly file: RescueFile; readonly outline: readonly number[] | null }
  | { readonly unheard: UnheardFile }
  | { readonly notAudio: string };

/** Outlines are made small at once, and fingerprints go to where they are searched: memory holds facts, not sound. */
export async function readFolder(
  context: RescueContext,
  request: RescueRequest,
  fingerprints: Fingerprints,
): Promise<ReadFolder> {
  const { found, skipped } = await walk(context, request);
  const places = new Map(found.map((file) => [relativePath(context, request, file.path), file.path]));
  const files: RescueFile[] = [];
  const unheard: UnheardFile[] = [];
  const notAudio: string[] = [];
  const outlines = new Map<string, readonly number[]>();
  let done = 0;
  const reading = inParallel(found, request.concurrency ?? 2, (file) =>
    request.signal?.aborted === true
      ? Promise.resolve(null)
      : readOne(context, { file, path: relativePath(context, request, file.path), fingerprints }),
  );
  for await (const read of reading) {
    if (read === null) break;
    done += 1;
    if ("file" in read) {
      files.push(read.file);
      if (read.outline !== null) outlines.set(read.file.path, read.outline);
    } else if ("unheard" in read) unheard.push(read.unheard);
    else notAudio.push(read.notAudio);
    const path = "file" in read ? read.file.path : "unheard" in read ? read.unheard.path : read.notAudio;
    request.onProgress?.({ stage: "reading", done, total: found.length, path });
  }
  return { files, unheard, notAudio, skipped, outlines, places };
}

async function walk(
  { files }: RescueContext,
  { folder, signal }: RescueRequest,
): Promise<{ readonly found: readonly FoundFile[]; readonly skipped: readonly SkippedPath[] }> {
  const found: FoundFile[] = [];
  const skipped: SkippedPath[] = [];
  for await (const entry of files.walk([folder], signal === undefined ? {} : { signal })) {
    if (entry.kind === "file") found.push(entry);
    else if (entry.why !== "hidden") {
      const { path, why } = entry;
      skipped.push({ path, why, isMissed: why === "unreadable" || (why !== "loop" && mayBeAudio(path)) });
    }
  }
  return { found, skipped };
}

/** Below the folder, with slashes; whole where a link leads out of it. */
function relativePath({ files }: RescueContext, { folder }: RescueRequest, path: string): string {
  const [above, own] = [files.split(folder), files.split(path)];
  const isBelow = above.every((part, index) => own[index] === part) && own.length > above.length;
  return isBelow ? own.slice(above.length).join("/") : path;
}

interface Reading {
  readonly file: FoundFile;
  readonly path: string;
  readonly fingerprints: Fingerprints;
}

async function readOne(context: RescueContext, { file, path, fingerprints }: Reading): Promise<Read> {
  try {
    const facts = await context.probe.probe(file.path);
    const { waveform, fingerprint } = facts;
    if (fingerprint !== null && fingerprint.items.length > 0)
      await fingerprints.keep(audioKey(facts), fingerprint);
    if (waveform !== null) await keepOutline(context, audioKey(facts), waveform);
    return {
      file: { path, modifiedMs: file.modifiedMs, facts: { ...facts, waveform: null, fingerprint: null } },
      outline: waveform === null ? null : outlineOf(waveform),
    };
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    const { outcome, error } = refusal(file, thrown);
    if (outcome === "not-audio" || error === null) return { notAudio: path };
    const { code, message, hint } = error;
    // The whole path is the reader's own, and long: the page names files as they lie in the folder.
    return { unheard: { path, code, message: message.replaceAll(file.path, path), hint } };
  }
}

/** What could not be kept is read again when it is adopted. */
async function keepOutline({ waveforms }: RescueContext, key: string, waveform: Waveform): Promise<void> {
  try {
    await waveforms?.keep(key, waveform);
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
  }
}
