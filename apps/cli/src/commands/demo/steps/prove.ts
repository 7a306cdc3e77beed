/** Step 10: what happened, and the proof of it. */
import { copyFile, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChunk, openFileSource, readChunkMap } from "@deadwax/audio";
import {
  formatDesignation,
  readHistory,
  readRecordingViews,
  verifyHistory,
  type CatalogContext,
  type Id,
} from "@deadwax/catalog";
import { shownPrefix } from "../../../session/words.ts";
import type { Stage } from "../stage.ts";
import type { Embedding } from "./embed-masters.ts";
import { memberOf, type Cast } from "./sort-out.ts";

export interface Proof {
  /** The life of the radio edit, oldest first. */
  readonly life: readonly { readonly entry: number; readonly sentence: string }[];
  readonly isValid: boolean;
  readonly operations: number;
  readonly ledgerRows: number;
  readonly lastHash: string | null;
  /** `codes.log` in the order it was written. */
  readonly codesLog: readonly { readonly event: string; readonly code: string }[];
  /** One sample of a copy was changed by the smallest step there is. */
  readonly changedSample: { readonly before: string; readonly after: string };
}

export async function prove(
  stage: Stage,
  given: { readonly cast: Cast; readonly undoneRow: Id; readonly embedding: Embedding },
): Promise<Proof> {
  const { catalog } = stage;
  const check = await catalog.store.read((reader) => verifyHistory(reader, catalog.digest));
  const { lines } = await catalog.codesLog.readFrom(0);
  return {
    life: await lifeOf(catalog, memberOf(given.cast, "radio-edit"), given.undoneRow),
    isValid: check.isValid,
    operations: check.isValid ? check.operations : check.sequence,
    ledgerRows: check.isValid ? check.entries : 0,
    lastHash: check.isValid ? check.lastHash : null,
    codesLog: lines.map(({ event, prefixCode, year, designation }) => ({
      event,
      code: `${shownPrefix(prefixCode)}-${year}-${formatDesignation(designation)}`,
    })),
    changedSample: await changeOneSample(stage, given.embedding),
  };
}

async function lifeOf(catalog: CatalogContext, recordingId: Id, voidRow: Id): Promise<Proof["life"]> {
  return catalog.store.read(async (reader) => {
    const recording = await reader.get("recording", recordingId);
    const [view] = recording === undefined ? [] : await readRecordingViews(reader, [recording]);
    if (view === undefined) throw new Error("the radio edit is not in the catalog");
    const { assets, codes, approvals, tracks } = view;
    const around = [...assets, ...codes, ...approvals, ...tracks.map(({ track }) => track)];
    const entityIds = [recordingId, voidRow, ...around.map(({ id }) => id)];
    const entries = await readHistory(reader, { entityIds });
    return entries.map(({ sequence, actor, sentence }) => ({
      entry: sequence,
      sentence: `${actor} ${sentence}`,
    }));
  });
}

/** Cheats on a copy in the temporary folder, and asks what it sounds like to Deadwax. */
async function changeOneSample(
  { places, audio }: Stage,
  { files }: Embedding,
): Promise<Proof["changedSample"]> {
  const radio = files.find(({ file }) => file.includes("Radio Edit"));
  if (radio === undefined) throw new Error("the radio edit was not delivered");
  const folder = await mkdtemp(join(tmpdir(), "deadwax-demo-"));
  try {
    const path = join(folder, "changed.wav");
    await copyFile(join(places.deliver, radio.file), path);
    await flipLowestBit(path);
    const facts = await audio.probe.probe(path);
    return { before: radio.audioHash, after: facts.audioHash ?? "" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Changes the sample in the middle of the data by one step; samples are little-endian. */
async function flipLowestBit(path: string): Promise<void> {
  const source = await openFileSource(path);
  const data = findChunk(await readChunkMap(source), "data");
  await source.close();
  if (data === undefined) throw new Error("a WAVE file without samples");
  // A whole number of stereo frames at 24 bits, so that the first byte there is the lowest of a sample.
  const at = data.dataOffset + Math.floor(data.size / 12) * 6;
  const file = await open(path, "r+");
  try {
    const byte = new Uint8Array(1);
    await file.read(byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 1;
    await file.write(byte, 0, 1, at);
  } finally {
    await file.close();
  }
}
