import { audioKey } from "../../domain/asset/audio-key.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { carryOutNew } from "./carry-out-new.ts";
import { carryOutSame } from "./carry-out-same.ts";
import type { CarriedOut, DecidedFile, DecideRequest, Subject } from "./decide-request.ts";
import { keptFacts, keptRules } from "./kept-comparison.ts";

/**
 * Keeps a person's answer to whether a file is a new recording or one that is known, with what was heard and the rules
 * that spoke, and files it accordingly (DESIGN 4, rules 7, 9, 10). Throws CODE_NEEDS_REASON, DECIDE_WHICH,
 * DECIDE_STEM_SOURCE.
 */
export async function decideFile(
  context: CatalogContext,
  request: DecideRequest,
): Promise<Changed<DecidedFile>> {
  if (request.reason.trim() === "") throw new CatalogError("CODE_NEEDS_REASON", { what: "This decision" });
  return change(context, { action: "decide" }, async (transaction) => {
    const subject = await subjectOf(transaction, request);
    const done = await carryOut(transaction, subject);
    const decision = await keep(transaction, subject, done);
    transaction.tell({
      asset: done.asset.name,
      assetId: done.asset.id,
      answer: request.answer,
      title: done.recording === null ? null : recordingName(done.recording),
      recordingId: done.recording?.id ?? null,
      merged: done.isMerged && done.movedFrom !== null ? recordingName(done.movedFrom) : null,
      reason: request.reason,
    });
    return { ...done, decision };
  });
}

async function subjectOf(transaction: ChangeTransaction, request: DecideRequest): Promise<Subject> {
  const asset = await transaction.require("asset", request.assetId);
  const { recordingId } = request;
  return {
    asset,
    owner: asset.recordingId === null ? null : await requireRecording(transaction, asset.recordingId),
    known: recordingId === null ? null : await requireRecording(transaction, recordingId),
    request,
  };
}

function carryOut(transaction: ChangeTransaction, subject: Subject): Promise<CarriedOut> {
  if (subject.request.answer === "same") return carryOutSame(transaction, subject);
  if (subject.request.answer === "new") return carryOutNew(transaction, subject);
  const nothing = { isNewRecording: false, movedFrom: null, isMerged: false, ended: null };
  return Promise.resolve({ asset: subject.asset, recording: subject.owner, ...nothing });
}

function keep(
  transaction: ChangeTransaction,
  { asset, owner, known, request }: Subject,
  { recording, isNewRecording }: CarriedOut,
): Promise<Decision> {
  const { answer, reason, comparison, answers = {} } = request;
  const file = { kind: "asset", asset: asset.id, name: asset.name, audio: audioKey(asset) };
  const given = Object.entries(answers).map(([question, text]) => ({
    kind: "answer",
    question,
    answer: text,
  }));
  const heard = comparison === null ? [{ kind: "not-heard" }] : keptFacts(comparison);
  return transaction.insert("decision", {
    question: asset.role === "stem" && answer === "new" ? "stem-to-recording" : "new-or-same",
    recordingId: (known ?? owner)?.id ?? null,
    otherId: isNewRecording && recording !== null ? recording.id : asset.id,
    verdict: answer,
    reason,
    decidedBy: transaction.context.actor,
    decidedAt: transaction.now,
    facts: [file, ...given, ...heard],
    rules: comparison === null ? [] : keptRules(comparison),
  });
}
