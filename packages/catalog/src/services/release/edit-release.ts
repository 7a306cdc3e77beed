import { recordingName } from "../../domain/recording/recording.ts";
import type { Release, Track } from "../../domain/release/release.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction, New } from "../change/change-transaction.ts";
import { requireRecordings } from "../recording/require-recording.ts";

/** A release with nothing said about it but its title. */
export function newRelease(title: string): New<"release"> {
  return {
    title,
    versionTitle: null,
    displayArtist: null,
    gtin: null,
    grid: null,
    catalogNumber: null,
    releasedOn: null,
    label: null,
    pLine: null,
    cLine: null,
    notes: null,
  };
}

export async function addRelease(
  context: CatalogContext,
  given: Partial<New<"release">> & { readonly title: string },
): Promise<Changed<Release>> {
  const title = given.title.trim();
  if (title === "") throw new CatalogError("TITLE_EMPTY", { kind: "release" });
  return change(context, { action: "addRelease" }, async (transaction) => {
    transaction.tell({ title });
    return transaction.insert("release", { ...newRelease(title), ...given, title });
  });
}

export interface TracksRequest {
  readonly releaseId: Id;
  readonly recordingIds: readonly Id[];
  readonly medium?: number;
}

/** Puts recordings at the end of a medium, in this order. The same recording may stand on a release twice. */
export async function addTracks(
  context: CatalogContext,
  request: TracksRequest,
): Promise<Changed<readonly Track[]>> {
  return change(context, { action: "addTracks" }, async (transaction) => {
    const release = await transaction.require("release", request.releaseId);
    await requireRecordings(transaction, [...new Set(request.recordingIds)]);
    const medium = request.medium ?? 1;
    const there = await transaction.find("track", { releaseId: release.id, medium });
    const last = Math.max(0, ...there.map((track) => track.position));
    transaction.tell({ title: release.title, count: request.recordingIds.length, releaseId: release.id });
    return transaction.insertAll(
      "track",
      request.recordingIds.map((recordingId, index) => ({
        releaseId: release.id,
        recordingId,
        medium,
        position: last + index + 1,
        printedTitle: null,
        spanStartMs: null,
        spanEndMs: null,
      })),
    );
  });
}

/** Moves a track to another place of its medium; the others close ranks. */
export async function moveTrack(
  context: CatalogContext,
  request: { readonly releaseId: Id; readonly medium: number; readonly from: number; readonly to: number },
): Promise<Changed<readonly Track[]>> {
  return change(context, { action: "orderTracks" }, async (transaction) => {
    const release = await transaction.require("release", request.releaseId);
    const tracks = await tracksOf(transaction, release.id, request.medium);
    const moved = tracks[request.from - 1];
    if (moved === undefined || tracks[request.to - 1] === undefined) {
      const text = `${request.medium}-${moved === undefined ? request.from : request.to}`;
      throw new CatalogError("THING_NOT_FOUND", { kind: "track", text });
    }
    const others = tracks.filter((track) => track !== moved);
    transaction.tell({ title: release.title, releaseId: release.id });
    return renumber(transaction, [
      ...others.slice(0, request.to - 1),
      moved,
      ...others.slice(request.to - 1),
    ]);
  });
}

/** Takes a track off a release. The recording stays. */
export async function removeTrack(
  context: CatalogContext,
  request: { readonly releaseId: Id; readonly medium: number; readonly position: number },
): Promise<Changed<readonly Track[]>> {
  return change(context, { action: "removeTrack" }, async (transaction) => {
    const release = await transaction.require("release", request.releaseId);
    const tracks = await tracksOf(transaction, release.id, request.medium);
    const removed = tracks[request.position - 1];
    if (removed === undefined) {
      throw new CatalogError("THING_NOT_FOUND", {
        kind: "track",
        text: `${request.medium}-${request.position}`,
      });
    }
    const recording = await transaction.require("recording", removed.recordingId);
    transaction.tell({ title: release.title, recording: recordingName(recording), releaseId: release.id });
    await transaction.remove("track", [removed]);
    return renumber(
      transaction,
      tracks.filter((track) => track !== removed),
    );
  });
}

async function tracksOf(
  transaction: ChangeTransaction,
  releaseId: Id,
  medium: number,
): Promise<readonly Track[]> {
  return transaction.find("track", { releaseId, medium }, { orderBy: "position" });
}

async function renumber(transaction: ChangeTransaction, tracks: readonly Track[]): Promise<readonly Track[]> {
  return transaction.updateAll(
    "track",
    tracks.map((entity, index) => ({ entity, patch: { position: index + 1 } })),
  );
}
