/** What a recording has, moved to the one it turned out to be. */
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";

export interface Move {
  readonly from: Recording;
  readonly to: Recording;
}

/** Files, places on releases, evidence, and recordings that were merged into it before. */
export async function moveBelongings(transaction: ChangeTransaction, { from, to }: Move): Promise<void> {
  const patch = { recordingId: to.id };
  const assets = await transaction.find("asset", { recordingId: from.id });
  await transaction.updateAll(
    "asset",
    assets.map((entity) => ({ entity, patch })),
  );
  const tracks = await transaction.find("track", { recordingId: from.id });
  await transaction.updateAll(
    "track",
    tracks.map((entity) => ({ entity, patch })),
  );
  const evidence = await transaction.find("evidence", { subjectId: from.id });
  await transaction.updateAll(
    "evidence",
    evidence.map((entity) => ({ entity, patch: { subjectId: to.id } })),
  );
  const merged = await transaction.find("recording", { mergedIntoId: from.id });
  await transaction.updateAll(
    "recording",
    merged.map((entity) => ({ entity, patch: { mergedIntoId: to.id } })),
  );
}

/** Credits, works and lineage. What the other recording has already is not had twice. */
export async function moveConnections(transaction: ChangeTransaction, { from, to }: Move): Promise<void> {
  const credits = await transaction.find("credit", { subjectKind: "recording", subjectId: from.id });
  const theirs = await transaction.find("credit", { subjectKind: "recording", subjectId: to.id });
  const credited = new Set(theirs.map(({ partyId, role }) => `${partyId} ${role}`));
  const isNew = ({ partyId, role }: (typeof credits)[number]): boolean => !credited.has(`${partyId} ${role}`);
  await transaction.remove(
    "credit",
    credits.filter((credit) => !isNew(credit)),
  );
  await transaction.updateAll(
    "credit",
    credits.filter(isNew).map((entity) => ({ entity, patch: { subjectId: to.id } })),
  );

  const works = await transaction.find("recordingWork", { recordingId: from.id });
  const embodied = new Set(
    (await transaction.find("recordingWork", { recordingId: to.id })).map(({ workId }) => workId),
  );
  await transaction.remove(
    "recordingWork",
    works.filter(({ workId }) => embodied.has(workId)),
  );
  await transaction.updateAll(
    "recordingWork",
    works
      .filter(({ workId }) => !embodied.has(workId))
      .map((entity) => ({ entity, patch: { recordingId: to.id } })),
  );
  await moveLineage(transaction, { from, to });
}

async function moveLineage(transaction: ChangeTransaction, { from, to }: Move): Promise<void> {
  const made = await transaction.find("derivation", { recordingId: from.id });
  const making = await transaction.find("derivation", { sourceRecordingId: from.id });
  const isItself = (one: (typeof made)[number]): boolean =>
    (one.recordingId === from.id || one.recordingId === to.id) &&
    (one.sourceRecordingId === from.id || one.sourceRecordingId === to.id);
  // A recording is not made from itself.
  await transaction.remove("derivation", [
    ...new Map([...made, ...making].filter(isItself).map((one) => [one.id, one])).values(),
  ]);
  await transaction.updateAll(
    "derivation",
    made.filter((one) => !isItself(one)).map((entity) => ({ entity, patch: { recordingId: to.id } })),
  );
  await transaction.updateAll(
    "derivation",
    making.filter((one) => !isItself(one)).map((entity) => ({ entity, patch: { sourceRecordingId: to.id } })),
  );
}

/** Its codes become further codes of the other recording, which keeps the one it prefers (DESIGN 4, rule 6). */
export async function moveCodes(transaction: ChangeTransaction, { from, to }: Move): Promise<void> {
  const codes = await transaction.find("recordingCode", { recordingId: from.id });
  const theirs = await transaction.find("recordingCode", { recordingId: to.id });
  const held = new Map(theirs.map((code) => [code.isrc, code]));
  let hasPreferred = theirs.some(({ status }) => status === "preferred");
  for (const code of codes) {
    const same = held.get(code.isrc);
    const isPreferred = code.status === "preferred" && !hasPreferred;
    hasPreferred ||= isPreferred;
    const status = isPreferred ? "preferred" : code.status === "preferred" ? "superseded" : code.status;
    if (same === undefined) {
      const note = code.note ?? `from “${recordingName(from)}”, merged`;
      await transaction.update("recordingCode", code, { recordingId: to.id, status, note });
    } else {
      await transaction.remove("recordingCode", [code]);
      if (isPreferred) await transaction.update("recordingCode", same, { status });
    }
  }
  await moveClaims(transaction, { from, to });
}

async function moveClaims(transaction: ChangeTransaction, { from, to }: Move): Promise<void> {
  const claims = await transaction.find("codeClaim", { recordingId: from.id });
  const theirs = await transaction.find("codeClaim", { recordingId: to.id });
  const isrcs = new Set(
    (await transaction.find("recordingCode", { recordingId: to.id })).map(({ isrc }) => isrc),
  );
  const patch = { recordingId: to.id };
  await transaction.updateAll(
    "codeClaim",
    claims.map((entity) => ({ entity, patch })),
  );
  const open = await transaction.find("codeClaim", { recordingId: to.id, state: "open" });
  const answered = open.filter(
    (claim) => isrcs.has(claim.isrc) && [...claims, ...theirs].some(({ id }) => id === claim.id),
  );
  const entered = { state: "entered" as const, reason: "the recording has it" };
  await transaction.updateAll(
    "codeClaim",
    answered.map((entity) => ({ entity, patch: entered })),
  );
}

/** The other recording's approval stands; without one, this one's does. */
export async function moveApprovals(transaction: ChangeTransaction, { from, to }: Move): Promise<void> {
  const [standing] = await transaction.find("approval", { recordingId: to.id, endedAt: null });
  const approvals = await transaction.find("approval", { recordingId: from.id });
  await transaction.updateAll(
    "approval",
    approvals.map((entity) => {
      const ends = standing !== undefined && entity.endedAt === null;
      const isSame = standing?.audioHash === entity.audioHash;
      const why = isSame ? "the same audio is approved" : "other audio is approved";
      const endedWhy = `merged into “${recordingName(to)}”, of which ${why}`;
      return {
        entity,
        patch: { recordingId: to.id, ...(ends ? { endedAt: transaction.now, endedWhy } : {}) },
      };
    }),
  );
}
