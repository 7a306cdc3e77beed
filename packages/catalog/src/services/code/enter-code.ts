import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import type { CodeSource, RecordingCode } from "../../domain/code/recording-code.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireRecording } from "../recording/require-recording.ts";
import { importNumber } from "./import-number.ts";
import { requireRealCode } from "./parse-code.ts";

export interface EnterRequest {
  readonly recordingId: Id;
  readonly isrc: Isrc;
  readonly source: Exclude<CodeSource, "assigned">;
  readonly sourceName?: string;
  readonly note?: string;
  /** What a second code is to be; without it a second one is refused. */
  readonly standing?: "prefer" | "superseded";
  /** Another recording has it, too: keep both and show the conflict until it is resolved. */
  readonly isConflict?: boolean;
  /** The ledger ties the number to a recording that does not carry it now: it is this one's all the same. */
  readonly mayTakeOver?: boolean;
  readonly maySkipAhead?: boolean;
}

export interface EnteredCode {
  readonly recording: Recording;
  readonly code: RecordingCode;
  /** Other recordings that have it. */
  readonly alsoOn: readonly Recording[];
  /** Numbers of our own prefix below it that could have been given this year, and close with it. */
  readonly closes: number;
}

/** Records a code that somebody gave this recording. It needs no audio and no approval: history is what it is. */
export async function enterCode(
  context: CatalogContext,
  request: EnterRequest,
): Promise<Changed<EnteredCode>> {
  return change(context, { action: "enter" }, (transaction) => enterInto(transaction, request));
}

/** The same, inside a larger change. */
export async function enterInto(transaction: ChangeTransaction, request: EnterRequest): Promise<EnteredCode> {
  const recording = await requireRecording(transaction, request.recordingId);
  await requireRealCode(transaction, request.isrc);
  const alsoOn = await othersWith(transaction, request.isrc, recording.id);
  const [other] = alsoOn;
  if (other !== undefined && request.isConflict !== true) {
    throw new CatalogError("CODE_ON_OTHER", { isrc: formatIsrc(request.isrc), other: recordingName(other) });
  }
  await closeClaims(transaction, request);
  const code = await keepCode(transaction, recording, request);
  const closes = await importNumber(transaction, {
    isrc: request.isrc,
    recordingId: recording.id,
    reason: `entered from ${request.sourceName ?? request.source}`,
    alsoOn: alsoOn.map(({ id }) => id),
    maySkipAhead: request.maySkipAhead === true,
    mayTakeOver: request.mayTakeOver === true,
  });
  transaction.tell({
    isrc: request.isrc,
    title: recordingName(recording),
    recordingId: recording.id,
    source: request.source,
    sourceName: request.sourceName ?? null,
  });
  return { recording, code, alsoOn, closes };
}

async function keepCode(
  transaction: ChangeTransaction,
  recording: Recording,
  request: EnterRequest,
): Promise<RecordingCode> {
  const codes = await transaction.find("recordingCode", { recordingId: recording.id });
  const preferred = codes.find((code) => code.status === "preferred");
  const same = codes.find((code) => code.isrc === request.isrc);
  if (preferred !== undefined && preferred !== same && request.standing === undefined) {
    throw new CatalogError("CODE_HAS_OTHER", {
      recording: recordingName(recording),
      isrc: formatIsrc(preferred.isrc),
    });
  }
  const isPreferred = preferred === undefined || preferred === same || request.standing === "prefer";
  if (isPreferred && preferred !== undefined && preferred !== same) {
    await transaction.update("recordingCode", preferred, { status: "superseded" });
  }
  const status = isPreferred ? "preferred" : "superseded";
  if (same !== undefined) return transaction.update("recordingCode", same, { status });
  return transaction.insert("recordingCode", {
    recordingId: recording.id,
    isrc: request.isrc,
    status,
    source: request.source,
    sourceName: request.sourceName ?? null,
    note: request.note ?? null,
    since: transaction.now,
  });
}

/** The other, unmerged recordings that have the code and do not dispute it. */
export async function othersWith(
  reader: StoreReader,
  isrc: Isrc,
  recordingId: Id,
): Promise<readonly Recording[]> {
  const codes = await reader.find("recordingCode", { isrc, status: ["preferred", "superseded"] });
  const ids = codes.map((code) => code.recordingId).filter((id) => id !== recordingId);
  return ids.length === 0 ? [] : reader.find("recording", { id: ids, mergedIntoId: null });
}

async function closeClaims(transaction: ChangeTransaction, request: EnterRequest): Promise<void> {
  const assets = await transaction.find("asset", { recordingId: request.recordingId });
  const mine = new Set<Id>([request.recordingId, ...assets.map((asset) => asset.id)]);
  const claims = await transaction.find("codeClaim", { isrc: request.isrc, state: "open" });
  const answered = claims.filter(
    (claim) =>
      (claim.recordingId !== null && mine.has(claim.recordingId)) ||
      (claim.assetId !== null && mine.has(claim.assetId)),
  );
  await transaction.updateAll(
    "codeClaim",
    answered.map((entity) => ({ entity, patch: { state: "entered" as const } })),
  );
}
