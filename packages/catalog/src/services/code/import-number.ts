import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { mayFollow } from "../../domain/ledger/designation-state.ts";
import { contains } from "../../domain/prefix/range.ts";
import type { Id } from "../../domain/values/id.ts";
import { dayIn } from "../../domain/values/instant.ts";
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
  /** The person looked at a large jump and says it is right. */
  readonly maySkipAhead: boolean;
}

/**
 * Notes in the ledger that a number of our own prefix is in use, so that it is never issued. Everything below it that
 * the ledger does not know may be in use as well, and closes with it. A code of a foreign prefix leaves no trace here.
 */
export async function importNumber(transaction: ChangeTransaction, request: NumberToImport): Promise<void> {
  const number = designationOf(request.isrc);
  const [prefix] = await transaction.find("prefix", { prefixCode: number.prefixCode });
  if (prefix === undefined) return;
  const last = await transaction.ledger.latest(number.prefixCode, number.year, number.designation);
  if (last?.event === "imported" || (last?.event === "assigned" && last.recordingId === request.recordingId))
    return;
  if (!mayFollow("imported", last))
    throw new Error(`${last?.event ?? "nothing"} cannot be followed by an import`);
  const at = await requireClock(transaction);

  if (last === undefined && !request.maySkipAhead) {
    const blocks = await transaction.find("block", { prefixId: prefix.id });
    const view = { prefix, blocks, instance: await transaction.instance() };
    const block = blocks.find(({ rangeFrom, rangeTo }) =>
      contains({ from: rangeFrom, to: rangeTo }, number.designation),
    );
    let highest = (startOfYear(prefix, number.year) ?? 0) - 1;
    for (const span of spansOf(view, block ?? null)) {
      highest = Math.max(highest, await transaction.ledger.highest(number.prefixCode, number.year, span));
    }
    const lost = number.designation - highest - 1;
    const registrant = await transaction.require("registrant", prefix.registrantId);
    const isThisYear = number.year === dayIn(at, registrant.timeZone).slice(2, 4);
    if (isThisYear && lost > LARGEST_JUMP)
      throw new CatalogError("CODE_JUMPS", { isrc: formatIsrc(request.isrc), lost });
  }
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
}
