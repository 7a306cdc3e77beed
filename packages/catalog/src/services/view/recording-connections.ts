import type { Credit, Party } from "../../domain/party/party.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { Release, Track } from "../../domain/release/release.ts";
import type { Id } from "../../domain/values/id.ts";
import type { Work } from "../../domain/work/work.ts";
import type { StoreReader } from "../../ports/store.ts";
import { group } from "./group.ts";

/** What a recording is connected with: where it is released, what it embodies, who made it, whose it is. */
export interface RecordingConnections {
  readonly tracks: readonly { readonly track: Track; readonly release: Release }[];
  readonly works: readonly Work[];
  readonly credits: readonly { readonly credit: Credit; readonly party: Party }[];
  readonly owner: Party | null;
}

/** Reads each table once for all of the recordings; what comes back answers for each of them. */
export async function readConnections(
  reader: StoreReader,
  recordings: readonly Recording[],
): Promise<(recording: Recording) => RecordingConnections> {
  const ids = recordings.map((recording) => recording.id);
  const byRecording = { recordingId: ids };
  const tracks = await reader.find("track", byRecording);
  const releases = index(
    await reader.find("release", { id: [...new Set(tracks.map((track) => track.releaseId))] }),
  );
  const tracksOf = group(tracks, (row) => row.recordingId);
  const links = group(await reader.find("recordingWork", byRecording), (row) => row.recordingId);
  const works = index(
    await reader.find("work", { id: [...links.values()].flat().map((link) => link.workId) }),
  );
  const credits = await reader.find("credit", { subjectId: ids }, { orderBy: "position" });
  const creditsOf = group(credits, (row) => row.subjectId);
  const owners = recordings.flatMap((recording) => recording.ownerPartyId ?? []);
  const partyIds = [...new Set([...credits.map((credit) => credit.partyId), ...owners])];
  const parties = index(await reader.find("party", { id: partyIds }));

  return ({ id, ownerPartyId }) => ({
    tracks: (tracksOf.get(id) ?? []).flatMap((track) => {
      const release = releases.get(track.releaseId);
      return release === undefined ? [] : [{ track, release }];
    }),
    works: (links.get(id) ?? []).flatMap((link) => works.get(link.workId) ?? []),
    credits: (creditsOf.get(id) ?? []).flatMap((credit) => {
      const party = parties.get(credit.partyId);
      return party === undefined ? [] : [{ credit, party }];
    }),
    owner: ownerPartyId === null ? null : (parties.get(ownerPartyId) ?? null),
  });
}

function index<Row extends { readonly id: Id }>(rows: readonly Row[]): Map<Id, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
