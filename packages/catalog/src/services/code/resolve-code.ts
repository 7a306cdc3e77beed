import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import type { RecordingCode } from "../../domain/code/recording-code.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { removeCodes } from "./remove-codes.ts";
import { requireRecording } from "../recording/require-recording.ts";

export interface Resolved {
  readonly isrc: Isrc;
  /** How many rows the answer settled. */
  readonly settled: number;
}

interface Answer {
  readonly isrc: Isrc;
  readonly reason: string;
}

/** A code that was found in a tag, a name or a sheet is not this recording's: says why, and it blocks no longer. */
export async function refuseFoundCode(
  context: CatalogContext,
  answer: Answer & { readonly recordingId?: Id },
): Promise<Changed<Resolved>> {
  requireReason(answer.reason, "Refusing a code that was found");
  return change(context, { action: "refuseFoundCode" }, async (transaction) => {
    const open = await transaction.find("codeClaim", { isrc: answer.isrc, state: "open" });
    const mine = await claimsOf(transaction, open, answer.recordingId);
    if (mine.length === 0) throw new CatalogError("CODE_NOT_FOUND", { isrc: formatIsrc(answer.isrc) });
    const refused = { state: "refused" as const, reason: answer.reason };
    await transaction.updateAll(
      "codeClaim",
      mine.map((entity) => ({ entity, patch: refused })),
    );
    await keepDecision(transaction, "code-found", {
      recordingId: answer.recordingId ?? null,
      verdict: "refused",
      answer,
    });
    transaction.tell({ isrc: answer.isrc, reason: answer.reason });
    return { isrc: answer.isrc, settled: mine.length };
  });
}

/** One code is on several recordings: it stays with one, and the others dispute it from now on. */
export async function keepCodeWith(
  context: CatalogContext,
  answer: Answer & { readonly recordingId: Id },
): Promise<Changed<Resolved>> {
  requireReason(answer.reason, "Resolving a conflict");
  return change(context, { action: "resolveConflict" }, async (transaction) => {
    const keeper = await requireRecording(transaction, answer.recordingId);
    const codes = await transaction.find("recordingCode", {
      isrc: answer.isrc,
      status: ["preferred", "superseded"],
    });
    if (!codes.some((code) => code.recordingId === keeper.id)) {
      throw new CatalogError("CODE_NOT_FOUND", { isrc: formatIsrc(answer.isrc) });
    }
    const others = codes.filter((code) => code.recordingId !== keeper.id);
    await transaction.updateAll(
      "recordingCode",
      others.map((entity) => ({ entity, patch: { status: "disputed" as const, note: answer.reason } })),
    );
    await keepDecision(transaction, "code-conflict", { recordingId: keeper.id, verdict: "kept", answer });
    transaction.tell({
      isrc: answer.isrc,
      title: recordingName(keeper),
      recordingId: keeper.id,
      reason: answer.reason,
    });
    return { isrc: answer.isrc, settled: others.length };
  });
}

/** Of several codes one recording has, this is the one to send. */
export async function preferCode(
  context: CatalogContext,
  answer: Answer & { readonly recordingId: Id },
): Promise<Changed<Resolved>> {
  requireReason(answer.reason, "Changing the preferred code");
  return change(context, { action: "preferCode" }, async (transaction) => {
    const recording = await requireRecording(transaction, answer.recordingId);
    const codes = await transaction.find("recordingCode", { recordingId: recording.id });
    const chosen = codes.find((code) => code.isrc === answer.isrc);
    if (chosen === undefined) throw new CatalogError("CODE_NOT_FOUND", { isrc: formatIsrc(answer.isrc) });
    const updates = codes
      .filter((code) => code.status !== "disputed" || code === chosen)
      .map((entity) => ({ entity, patch: { status: statusBeside(entity, chosen) } }));
    await transaction.updateAll("recordingCode", updates);
    transaction.tell({
      isrc: answer.isrc,
      title: recordingName(recording),
      recordingId: recording.id,
      reason: answer.reason,
    });
    return { isrc: answer.isrc, settled: 1 };
  });
}

/** Takes a code that somebody else gave off a recording. A code from our own range is made void instead. */
export async function removeCode(
  context: CatalogContext,
  answer: Answer & { readonly recordingId: Id },
): Promise<Changed<Resolved>> {
  requireReason(answer.reason, "Taking a code off a recording");
  return change(context, { action: "removeCode" }, async (transaction) => {
    const recording = await requireRecording(transaction, answer.recordingId);
    const [code] = await transaction.find("recordingCode", { recordingId: recording.id, isrc: answer.isrc });
    if (code === undefined || code.source === "assigned") {
      throw new CatalogError("CODE_NOT_FOUND", { isrc: formatIsrc(answer.isrc) });
    }
    await removeCodes(transaction, [code]);
    transaction.tell({
      isrc: answer.isrc,
      title: recordingName(recording),
      recordingId: recording.id,
      reason: answer.reason,
    });
    return { isrc: answer.isrc, settled: 1 };
  });
}

function statusBeside(code: RecordingCode, chosen: RecordingCode): RecordingCode["status"] {
  return code === chosen ? "preferred" : "superseded";
}

function requireReason(reason: string, what: string): void {
  if (reason.trim() === "") throw new CatalogError("CODE_NEEDS_REASON", { what });
}

async function claimsOf<Claim extends { readonly recordingId: Id | null; readonly assetId: Id | null }>(
  transaction: ChangeTransaction,
  claims: readonly Claim[],
  recordingId: Id | undefined,
): Promise<readonly Claim[]> {
  if (recordingId === undefined) return claims;
  const assets = await transaction.find("asset", { recordingId });
  const mine = new Set<Id | null>([recordingId, ...assets.map((asset) => asset.id)]);
  return claims.filter((claim) => mine.has(claim.recordingId ?? claim.assetId));
}

async function keepDecision(
  transaction: ChangeTransaction,
  question: "code-found" | "code-conflict",
  given: { readonly recordingId: Id | null; readonly verdict: string; readonly answer: Answer },
): Promise<void> {
  await transaction.insert("decision", {
    question,
    recordingId: given.recordingId,
    otherId: null,
    verdict: given.verdict,
    reason: given.answer.reason,
    decidedBy: transaction.context.actor,
    decidedAt: transaction.now,
    facts: [{ kind: "code", isrc: given.answer.isrc }],
    rules: [],
  });
}
