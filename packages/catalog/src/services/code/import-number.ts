import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { mayFollow, stateAfter } from "../../domain/ledger/designation-state.ts";
import type { LedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import { contains } from "../../domain/prefix/range.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { Prefix } from "../../domain/prefix/prefix.ts";
import { dayIn, type Instant } from "../../domain/values/instant.ts";
import { quote } from "../../errors/definition.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireClock } from "../ledger/require-clock.ts";
import { spansOf, startOfYear } from "../ledger/designation-spans.ts";
import { designationOf } from "../ledger/isrc-of-entry.ts";

/** A jump of more numbers than this is rather a typing error than history. */
const LARGEST_JUMP = 1_000;

export interface NumberToImport {
  readonly isrc: Isrc;
  readonly recordingId: Id;
  readonly reason: string;
  /** Recordings that are known to carry it, too: a conflict that everybody sees. */
  readonly alsoOn: readonly Id[];
  /** The person looked at a large jump and says it is right. */
  readonly maySkipAhead: boolean;
  /** The number was another recording's, and the person says that the world knows it as this one's. */
  readonly mayTakeOver: boolean;
}

/**
 * Notes in the ledger that a number of our own prefix is in use, so that it is never issued. Everything below it that
 * the ledger does not know may be in use as well, and closes with it. A code of a foreign prefix leaves no trace here.
 * Resolves to how many numbers below it could have been given this year and close.
 */
export async function importNumber(transaction: ChangeTransaction, request: NumberToImport): Promise<number> {
  const number = designationOf(request.isrc);
  const [prefix] = await transaction.find("prefix", { prefixCode: number.prefixCode });
  if (prefix === undefined) return 0;
  const last = await transaction.ledger.latest(number.prefixCode, number.year, number.designation);
  if (last !== undefined && !request.mayTakeOver) await requireOwn(transaction, request, last);
  if (last?.event === "imported" || (last?.event === "assigned" && last.recordingId === request.recordingId))
    return 0;
  if (!mayFollow("imported", last))
    throw new Error(`${last?.event ?? "nothing"} cannot be followed by an import`);
  const at = await requireClock(transaction);

  const closing = last === undefined ? await countClosing(transaction, { ...request, prefix, at }) : 0;
  if (closing > LARGEST_JUMP && !request.maySkipAhead)
    throw new CatalogError("CODE_JUMPS", { isrc: formatIsrc(request.isrc), lost: closing });
  await transaction.appendLedger([
    {
      ...number,
      event: "imported",
      previous: last?.sequence ?? 0,
      recordingId: request.recordingId,
      blockId: null,
      operationId: transaction.operationId,
      at,
      reason: request.reason,
      declarations: null,
    },
  ]);
  if (closing > 0) transaction.tellMore("closes", closing);
  return closing;
}

/** Everything between the highest number of this year and a new one closes with it. */
async function countClosing(
  transaction: ChangeTransaction,
  { isrc, prefix, at }: Pick<NumberToImport, "isrc"> & { readonly prefix: Prefix; readonly at: Instant },
): Promise<number> {
  const number = designationOf(isrc);
  const registrant = await transaction.require("registrant", prefix.registrantId);
  if (number.year !== dayIn(at, registrant.timeZone).slice(2, 4)) return 0;
  const blocks = await transaction.find("block", { prefixId: prefix.id });
  const view = { prefix, blocks, instance: await transaction.instance() };
  const block = blocks.find(({ rangeFrom, rangeTo }) =>
    contains({ from: rangeFrom, to: rangeTo }, number.designation),
  );
  let highest = (startOfYear(prefix, number.year) ?? 0) - 1;
  for (const span of spansOf(view, block ?? null)) {
    highest = Math.max(highest, await transaction.ledger.highest(number.prefixCode, number.year, span));
  }
  return Math.max(0, number.designation - highest - 1);
}

/** A number that was held for, or made void with, another recording is no other's only because that one has no code now. */
async function requireOwn(
  transaction: ChangeTransaction,
  { isrc, recordingId, alsoOn }: NumberToImport,
  last: LedgerEntry,
): Promise<void> {
  const owner = last.recordingId === null ? null : await findUnmerged(transaction, last.recordingId);
  if (owner === null || owner.id === recordingId || alsoOn.includes(owner.id)) return;
  const other =
    owner.recording === undefined ? "a recording that was removed" : quote(recordingName(owner.recording));
  throw new CatalogError("CODE_WAS_ANOTHERS", { isrc: formatIsrc(isrc), state: stateAfter(last), other });
}

/** The recording that stands for the one a number was given to, after all merges. */
async function findUnmerged(
  transaction: ChangeTransaction,
  id: Id,
): Promise<{ readonly id: Id; readonly recording: Recording | undefined }> {
  const recording = await transaction.get("recording", id);
  return recording?.mergedIntoId == null
    ? { id, recording }
    : findUnmerged(transaction, recording.mergedIntoId);
}
