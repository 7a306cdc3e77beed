import { formatIsrc } from "@deadwax/identifiers";
import type { Approval } from "../../domain/asset/approval.ts";
import type { Asset } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import { relationWords } from "../../messages/comparison-sentences.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { keptFacts, keptRules } from "../comparison/kept-comparison.ts";
import type { RecordingComparison } from "../recognition/compare-known.ts";
import { hearReplacement } from "../recognition/hear-replacement.ts";
import type { WithHearing } from "../recognition/hearing-context.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { chooseMaster } from "./choose-master.ts";
import { endApproval } from "./end-approvals.ts";
import { recordingFromAssets, type NewVersion } from "./recording-from-assets.ts";
import { findCodedTwin } from "./same-audio.ts";

export interface ApproveRequest {
  readonly recordingId: Id;
  /** Needed where the recording has different audio in several files. */
  readonly assetId?: Id;
  readonly note?: string;
  /** Why other audio than before is still the same recording. */
  readonly same?: string;
  /** Why it is another recording, and how that one differs. */
  readonly asNew?: NewVersion;
  /** Why this is another recording than the coded one with the same audio. */
  readonly overrule?: string;
}

export interface Approved {
  readonly recording: Recording;
  readonly asset: Asset;
  readonly approval: Approval;
  /** False when this audio was approved already. */
  readonly isChanged: boolean;
  /** The approval of other audio that it took the place of. */
  readonly replaced: Approval | null;
  /** True when the audio became a recording of its own, and the code stayed behind. */
  readonly isNewRecording: boolean;
}

/**
 * Records a person's word that this audio is the recording. Throws APPROVE_…, ASSET_…, CODE_NEEDS_REASON: other audio
 * for a recording with a code, and audio of a recording with a code, want a decision that is kept (rules 7 and 9).
 */
export async function approve(
  context: CatalogContext & WithHearing,
  request: ApproveRequest,
): Promise<Changed<Approved>> {
  // Listening takes seconds, so that no other writer waits for it.
  const heard = await hearReplacement(context, request);
  return change(context, { action: "approve" }, (transaction) => approveIn(transaction, request, heard));
}

/** The same inside a change that does more; `heard` is what `hearReplacement` told. */
export async function approveIn(
  transaction: ChangeTransaction,
  request: ApproveRequest,
  heard: RecordingComparison | null = null,
): Promise<Approved> {
  requireReasons(request);
  const recording = await requireRecording(transaction, request.recordingId);
  const asset = await chooseMaster(transaction, recording, request.assetId);
  const earlier = await transaction.find("approval", { recordingId: recording.id });
  const standing = earlier.findLast(({ endedAt }) => endedAt === null);
  const subject = { recording, asset, earlier, standing, heard };
  if (standing?.audioHash === audioKey(asset)) return unchanged(subject, standing);
  askDamaged(asset, request);
  await askTwin(transaction, subject, request);
  if (request.asNew !== undefined) return approveAsNew(transaction, subject, request.asNew);
  await askSame(transaction, subject, request);
  return approveHere(transaction, subject, request);
}

interface Subject {
  readonly recording: Recording;
  readonly asset: Asset;
  readonly earlier: readonly Approval[];
  readonly standing: Approval | undefined;
  /** Its audio beside that which was approved before. */
  readonly heard: RecordingComparison | null;
}

function unchanged({ recording, asset }: Subject, approval: Approval): Approved {
  return { recording, asset, approval, isChanged: false, replaced: null, isNewRecording: false };
}

function requireReasons({ same, asNew, overrule }: ApproveRequest): void {
  for (const reason of [same, asNew?.reason, overrule]) {
    if (reason?.trim() === "") throw new CatalogError("CODE_NEEDS_REASON", { what: "This decision" });
  }
}

/** A file that lacks audio which its header promises is nobody's master, unless a person says why it is. */
function askDamaged(asset: Asset, { note }: ApproveRequest): void {
  const [damage] = asset.issues.filter(({ severity }) => severity === "error");
  if (damage === undefined || (note !== undefined && note.trim() !== "")) return;
  throw new CatalogError("APPROVE_DAMAGED", { asset: asset.name, damage: damage.message });
}

/** Rule 7: audio of a recording that has a code is that recording, unless a person says why not. */
async function askTwin(
  transaction: ChangeTransaction,
  subject: Subject,
  request: ApproveRequest,
): Promise<void> {
  const { recording, asset } = subject;
  const twin = await findCodedTwin(transaction, audioKey(asset), { recordingId: recording.id });
  if (twin === undefined) return;
  if (request.overrule === undefined) {
    throw new CatalogError("APPROVE_AUDIO_CODED", {
      asset: asset.name,
      other: recordingName(twin.recording),
      isrc: formatIsrc(twin.code.isrc),
    });
  }
  await decide(transaction, {
    recordingId: recording.id,
    otherId: twin.recording.id,
    verdict: "new",
    reason: request.overrule,
    facts: [{ kind: "identical-audio", audio: audioKey(asset) }],
  });
}

/** Rule 9: whether other audio is still the recording that its code names is a decision. */
async function askSame(
  transaction: ChangeTransaction,
  subject: Subject,
  request: ApproveRequest,
): Promise<void> {
  const { recording, asset, earlier, heard } = subject;
  const before = earlier.at(-1);
  if (before === undefined || earlier.some(({ audioHash }) => audioHash === audioKey(asset))) return;
  const [code] = await transaction.find("recordingCode", { recordingId: recording.id, status: "preferred" });
  if (code === undefined) return;
  const said = { question: "new-or-same", verdict: "same", otherId: asset.id } as const;
  if ((await transaction.count("decision", { ...said, recordingId: recording.id })) > 0) return;
  const reason = request.same ?? reasonByEar(heard);
  if (reason === undefined) {
    const named = { recording: recordingName(recording), isrc: formatIsrc(code.isrc) };
    if (heard === null) throw new CatalogError("APPROVE_OTHER_AUDIO", named);
    throw new CatalogError("APPROVE_OTHER_SOUND", { ...named, relation: relationWords(heard.relation) });
  }
  const change = { kind: "other-audio", before: before.audioHash, after: audioKey(asset) };
  await decide(transaction, {
    recordingId: recording.id,
    otherId: asset.id,
    verdict: "same",
    reason,
    facts: [change, ...(heard === null ? [] : keptFacts(heard))],
    rules: heard === null ? [] : keptRules(heard),
  });
}

/** What the rules call the same recording beyond doubt needs no further word. */
function reasonByEar(heard: RecordingComparison | null): string | undefined {
  return heard?.verdict === "reuse" ? `by ear, it is ${relationWords(heard.relation)}` : undefined;
}

async function approveHere(
  transaction: ChangeTransaction,
  subject: Subject,
  request: ApproveRequest,
): Promise<Approved> {
  const { recording, asset, earlier, standing } = subject;
  const wasApproved = earlier.some(({ audioHash }) => audioHash === audioKey(asset));
  const byEar = subject.heard === null ? "not-heard" : subject.heard.verdict === "reuse" ? "same" : "other";
  const heard = earlier.length === 0 ? "first" : wasApproved ? "identical" : byEar;
  if (standing !== undefined)
    await endApproval(transaction, standing, `“${asset.name}” was approved in its place`);
  const master = await transaction.update("asset", asset, { role: "master" });
  const approval = await insertApproval(transaction, {
    recording,
    asset: master,
    heard,
    note: request.note ?? null,
  });
  transaction.tell({
    asset: asset.name,
    assetId: asset.id,
    title: recordingName(recording),
    recordingId: recording.id,
    reason: request.same ?? request.overrule ?? null,
  });
  return {
    recording,
    asset: master,
    approval,
    isChanged: true,
    replaced: standing ?? null,
    isNewRecording: false,
  };
}

/** The code stays with the old recording, and so does its approval: its audio is what it was. */
async function approveAsNew(
  transaction: ChangeTransaction,
  { recording, asset }: Subject,
  version: NewVersion,
): Promise<Approved> {
  const assets = await transaction.find("asset", { recordingId: recording.id });
  const moving = assets.filter((one) => audioKey(one) === audioKey(asset));
  const { recording: created } = await recordingFromAssets(transaction, {
    source: recording,
    assets: moving,
    version,
    how: version.versionTypes?.[0] ?? "alternative",
    reason: version.reason,
  });
  const facts = [{ kind: "other-audio", after: audioKey(asset) }];
  const { reason } = version;
  await decide(transaction, {
    recordingId: recording.id,
    otherId: created.id,
    verdict: "new",
    reason,
    facts,
  });
  const moved = await transaction.require("asset", asset.id);
  const master = await transaction.update("asset", moved, { role: "master" });
  const approval = await insertApproval(transaction, {
    recording: created,
    asset: master,
    heard: "first",
    note: null,
  });
  const title = recordingName(created);
  transaction.tell({ asset: asset.name, assetId: asset.id, title, recordingId: created.id, reason });
  return {
    recording: created,
    asset: master,
    approval,
    isChanged: true,
    replaced: null,
    isNewRecording: true,
  };
}

async function insertApproval(
  transaction: ChangeTransaction,
  given: Pick<Approval, "heard" | "note"> & { readonly recording: Recording; readonly asset: Asset },
): Promise<Approval> {
  return transaction.insert("approval", {
    recordingId: given.recording.id,
    assetId: given.asset.id,
    audioHash: audioKey(given.asset),
    approvedAt: transaction.now,
    approvedBy: transaction.context.actor,
    note: given.note,
    heard: given.heard,
    endedAt: null,
    endedWhy: null,
  });
}

async function decide(
  transaction: ChangeTransaction,
  given: {
    readonly recordingId: Id;
    readonly otherId: Id;
    readonly verdict: "same" | "new";
    readonly reason: string;
    readonly facts: Decision["facts"];
    readonly rules?: readonly string[];
  },
): Promise<void> {
  await transaction.insert("decision", {
    rules: [],
    ...given,
    question: "new-or-same",
    decidedBy: transaction.context.actor,
    decidedAt: transaction.now,
  });
}
