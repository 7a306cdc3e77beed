import { isDocumentationPrefix } from "@deadwax/identifiers";
import type { Prefix } from "../../domain/prefix/prefix.ts";
import { contains, FULL_RANGE, isRange, overlaps, type DesignationRange } from "../../domain/prefix/range.ts";
import { dayIn } from "../../domain/values/instant.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { parsePrefixCode } from "../ledger/prefix-code.ts";
import { importKnownNumbers } from "./import-known-numbers.ts";

export const DEFAULT_LOW_STOCK = 500;

export interface PrefixRequest {
  readonly registrantId: Id;
  readonly prefix: string;
  readonly control: Prefix["control"];
  /** What the agency allocated; all 100,000 when it named no range. */
  readonly ranges?: readonly DesignationRange[];
  /**
   * The highest designation that was used this year before, -1 for none. Undefined when nobody says: then nothing is
   * issued until somebody does, because only a person can know.
   */
  readonly lastUsed?: number;
  readonly lowStock?: number;
  readonly agreement?: string;
}

/** Records a prefix that an agency allocated to the registrant. */
export async function addPrefix(context: CatalogContext, request: PrefixRequest): Promise<Changed<Prefix>> {
  return change(context, { action: "addPrefix" }, (transaction) => prefixInto(transaction, request));
}

export async function prefixInto(transaction: ChangeTransaction, request: PrefixRequest): Promise<Prefix> {
  const prefixCode = parsePrefixCode(request.prefix);
  const catalog = await transaction.require("catalog", transaction.catalogId);
  if (isDocumentationPrefix(prefixCode) && !catalog.isDemo) {
    throw new CatalogError("LEDGER_DOCUMENTATION_PREFIX", { prefix: prefixCode });
  }
  if ((await transaction.count("prefix", { prefixCode })) > 0) {
    throw new CatalogError("PREFIX_EXISTS", { prefix: prefixCode });
  }
  const ranges = requireRanges(request.ranges ?? [FULL_RANGE]);
  const registrant = await transaction.require("registrant", request.registrantId);
  const year = dayIn(transaction.now, registrant.timeZone).slice(2, 4);
  transaction.tell({ prefix: prefixCode, control: request.control });
  await importKnownNumbers(transaction, prefixCode);
  return transaction.insert("prefix", {
    registrantId: request.registrantId,
    prefixCode,
    control: request.control,
    ranges,
    starts: request.lastUsed === undefined ? {} : { [year]: startAfter(ranges, request.lastUsed) },
    lowStock: request.lowStock ?? DEFAULT_LOW_STOCK,
    closedOn: null,
    agreement: request.agreement ?? null,
  });
}

export interface StartRequest {
  readonly prefix: Prefix;
  /** Two digits; the current year when left out. */
  readonly year?: string;
  /** The highest designation that was ever used in that year, -1 for none. */
  readonly lastUsed: number;
}

/** States what was used of a year before this catalog; everything up to there is never issued. */
export async function setPrefixStart(
  context: CatalogContext,
  request: StartRequest,
): Promise<Changed<Prefix>> {
  return change(context, { action: "setPrefixStart" }, async (transaction) => {
    const prefix = await transaction.require("prefix", request.prefix.id);
    const registrant = await transaction.require("registrant", prefix.registrantId);
    const year = request.year ?? dayIn(transaction.now, registrant.timeZone).slice(2, 4);
    const start = Math.max(prefix.starts[year] ?? 0, startAfter(prefix.ranges, request.lastUsed));
    transaction.tell({ prefix: prefix.prefixCode, year, start });
    return transaction.update("prefix", prefix, { starts: { ...prefix.starts, [year]: start } });
  });
}

function startAfter(ranges: readonly DesignationRange[], lastUsed: number): number {
  if (lastUsed === -1) return 0;
  if (ranges.some((range) => contains(range, lastUsed))) return lastUsed + 1;
  const why = "it is outside of what the agency allocated";
  throw new CatalogError("PREFIX_RANGE", { range: String(lastUsed), why });
}

function requireRanges(ranges: readonly DesignationRange[]): readonly DesignationRange[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  for (const [index, range] of sorted.entries()) {
    const text = `${range.from}-${range.to}`;
    if (!isRange(range))
      throw new CatalogError("PREFIX_RANGE", { range: text, why: "it must lie within 00000-99999" });
    const next = sorted[index + 1];
    if (next !== undefined && overlaps(range, next)) {
      throw new CatalogError("PREFIX_RANGE", { range: text, why: "it overlaps another one" });
    }
  }
  return sorted;
}
