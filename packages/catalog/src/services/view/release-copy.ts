import type {
  CreditCopy,
  RecordingCopy,
  ReleaseCopy,
  WorkCopy,
} from "../../domain/label-copy/release-copy.ts";
import type { Credit, Party } from "../../domain/party/party.ts";
import type { Release } from "../../domain/release/release.ts";
import type { Id } from "../../domain/values/id.ts";
import type { Work } from "../../domain/work/work.ts";
import type { StoreReader } from "../../ports/store.ts";
import { group } from "./group.ts";
import { measuredAsset, readRecordingViews, type RecordingView } from "./recording-view.ts";

/** A release with everything its papers show; each table is read once. */
export async function readReleaseCopy(reader: StoreReader, release: Release): Promise<ReleaseCopy> {
  const tracks = [...(await reader.find("track", { releaseId: release.id }))].sort(
    (a, b) => a.medium - b.medium || a.position - b.position,
  );
  const recordingIds = [...new Set(tracks.map(({ recordingId }) => recordingId))];
  const views = await readRecordingViews(reader, await reader.find("recording", { id: recordingIds }));
  const works = views.flatMap((view) => view.works);
  const creditsOf = await readCredits(reader, [release.id, ...works.map(({ id }) => id)]);
  const recordings = new Map(views.map((view) => [view.recording.id, recordingCopy(view, creditsOf)]));
  return {
    release,
    credits: creditsOf(release.id),
    tracks: tracks.flatMap((track) => {
      const { medium, position, printedTitle, spanStartMs, spanEndMs } = track;
      const recording = recordings.get(track.recordingId);
      return recording === undefined
        ? []
        : [{ medium, position, printedTitle, spanStartMs, spanEndMs, recording }];
    }),
  };
}

type CreditsOf = (subject: Id) => readonly CreditCopy[];

async function readCredits(reader: StoreReader, subjectIds: readonly Id[]): Promise<CreditsOf> {
  const credits = await reader.find(
    "credit",
    { subjectId: [...new Set(subjectIds)] },
    { orderBy: "position" },
  );
  const parties = await reader.find("party", { id: [...new Set(credits.map(({ partyId }) => partyId))] });
  const byId = new Map(parties.map((party) => [party.id, party]));
  const bySubject = group(credits, ({ subjectId }) => subjectId);
  return (subject) =>
    (bySubject.get(subject) ?? []).flatMap((credit) => {
      const party = byId.get(credit.partyId);
      return party === undefined ? [] : [creditCopy(credit, party)];
    });
}

function creditCopy({ role }: Credit, { name, isni, ipi }: Party): CreditCopy {
  return { name, role, isni, ipi };
}

function recordingCopy(view: RecordingView, creditsOf: CreditsOf): RecordingCopy {
  return {
    ...view.recording,
    isrc: view.preferred?.isrc ?? null,
    durationMs: view.durationMs,
    file: measuredAsset(view)?.name ?? null,
    owner: view.owner?.name ?? null,
    credits: view.credits.map(({ credit, party }) => creditCopy(credit, party)),
    works: view.works.map((work) => workCopy(work, creditsOf)),
  };
}

function workCopy({ id, title, iswc, language }: Work, creditsOf: CreditsOf): WorkCopy {
  return { id, title, iswc, language, credits: creditsOf(id) };
}
