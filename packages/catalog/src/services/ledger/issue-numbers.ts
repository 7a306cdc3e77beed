import { isDocumentationPrefix } from "@deadwax/identifiers";
import type { Declarations, LedgerEntry, NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import type { Prefix } from "../../domain/prefix/prefix.ts";
import { dayIn, type Instant } from "../../domain/values/instant.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { requireIssuingInstance } from "../instance/require-issuing-instance.ts";
import { chooseBlock, issuable } from "./designation-spans.ts";
import { requireClock } from "./require-clock.ts";
import { takeUnused } from "./take-unused.ts";

export interface IssueRequest {
  readonly prefix: Prefix;
  /** A block's name, or undefined for everything outside of blocks. */
  readonly block: string | undefined;
  readonly event: "reserved" | "assigned";
  /** One number for each, in this order. Null holds a number for nobody in particular. */
  readonly recordingIds: readonly (Id | null)[];
  readonly declarations: Declarations | null;
  readonly reason: string | null;
}

export interface Issued {
  readonly entries: readonly LedgerEntry[];
  /** How many the place still holds in this year afterwards. */
  readonly left: number;
  readonly year: string;
}

/** Takes the next numbers and writes them into the ledger. All or none. The only place where numbers are taken. */
export async function issueNumbers(transaction: ChangeTransaction, request: IssueRequest): Promise<Issued> {
  const { prefix } = request;
  const instance = await requireIssuingInstance(transaction);
  const at = await requireClock(transaction);
  await requireUsablePrefix(transaction, prefix, at);
  const registrant = await transaction.require("registrant", prefix.registrantId);
  const day = dayIn(at, registrant.timeZone);
  const year = day.slice(2, 4);
  const view = { prefix, instance, blocks: await transaction.find("block", { prefixId: prefix.id }) };
  const block = chooseBlock(view, request.block);
  const spans = await issuable(transaction, view, { block, year });
  const wanted = request.recordingIds.length;
  const { designations, left } = await takeUnused(transaction, {
    place: { prefixCode: prefix.prefixCode, year },
    spans,
    wanted,
  });
  const entries = request.recordingIds.map((recordingId, index): NewLedgerEntry => {
    const designation = designations[index];
    if (designation === undefined) throw new Error("fewer numbers were taken than wanted");
    return {
      prefixCode: prefix.prefixCode,
      year,
      designation,
      event: request.event,
      previous: 0,
      recordingId,
      blockId: block?.id ?? null,
      operationId: transaction.operationId,
      at,
      reason: request.reason,
      declarations: request.declarations,
    };
  });
  return { entries: await transaction.appendLedger(entries), left, year };
}

async function requireUsablePrefix(
  transaction: ChangeTransaction,
  prefix: Prefix,
  at: Instant,
): Promise<void> {
  if (isDocumentationPrefix(prefix.prefixCode)) {
    const catalog = await transaction.require("catalog", transaction.catalogId);
    if (!catalog.isDemo) throw new CatalogError("LEDGER_DOCUMENTATION_PREFIX", { prefix: prefix.prefixCode });
  }
  if (prefix.closedOn !== null && prefix.closedOn <= at.slice(0, prefix.closedOn.length)) {
    throw new CatalogError("PREFIX_CLOSED", { prefix: prefix.prefixCode, since: prefix.closedOn });
  }
}
