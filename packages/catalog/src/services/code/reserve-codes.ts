import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import type { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import { choosePrefix } from "../ledger/choose-prefix.ts";
import { isrcOf, maskedCode } from "../ledger/isrc-of-entry.ts";
import { issueNumbers } from "../ledger/issue-numbers.ts";
import { readAssignContext } from "./assign-context.ts";
import { createPrefixPermission, refusalToReserve } from "./check-assignable.ts";

export interface ReserveRequest {
  readonly recordingIds: readonly Id[];
  readonly prefix?: string;
  readonly block?: string;
  readonly reason?: string;
}

export interface ReservedCode {
  readonly recording: Recording;
  /** Null in a dry run. */
  readonly isrc: Isrc | null;
  readonly shown: string;
  /** True when the number was already held for it: asking twice takes one. */
  readonly isOld: boolean;
}

export interface ReserveOutcome {
  readonly reserved: readonly ReservedCode[];
  readonly refused: readonly { readonly recording: Recording; readonly error: CatalogError }[];
  readonly left: number | null;
}

/**
 * Holds the next numbers for drafts: before the audio is approved nothing can be assigned (DESIGN 4, rule 8). From
 * then on a number is assigned to that recording or void; it never goes back.
 */
export async function reserveCodes(
  context: CatalogContext,
  request: ReserveRequest,
): Promise<Changed<ReserveOutcome>> {
  return change(context, { action: "reserve" }, async (transaction) => {
    const known = await readAssignContext(transaction, [...new Set(request.recordingIds)]);
    const prefix = await choosePrefix(transaction, request.prefix);
    const permission = await createPrefixPermission(transaction, prefix, transaction.now.slice(0, 10));
    const refused: { recording: Recording; error: CatalogError }[] = [];
    const allowed: Recording[] = [];
    for (const recording of known.recordings) {
      const error = refusalToReserve(known, recording) ?? (await permission(recording));
      if (error === undefined) allowed.push(recording);
      else refused.push({ recording, error });
    }
    const fresh = allowed.filter((recording) => !known.reservations.has(recording.id));
    const issued =
      fresh.length === 0
        ? undefined
        : await issueNumbers(transaction, {
            prefix,
            block: request.block,
            event: "reserved",
            recordingIds: fresh.map((recording) => recording.id),
            declarations: null,
            reason: request.reason ?? null,
          });
    const fresher = new Map((issued?.entries ?? []).map((entry) => [entry.recordingId, entry]));
    const reserved = allowed.map((recording): ReservedCode => {
      const old = known.reservations.get(recording.id);
      const entry = old ?? fresher.get(recording.id);
      if (entry === undefined) throw new Error("a recording that was allowed got no number");
      const isHidden = transaction.isDryRun && old === undefined;
      const isrc = isrcOf(entry);
      const shown = isHidden ? maskedCode(entry.prefixCode, entry.year) : formatIsrc(isrc);
      return { recording, isrc: isHidden ? null : isrc, shown, isOld: old !== undefined };
    });
    const [first] = reserved;
    if (first !== undefined) {
      const { recording, isrc } = first;
      transaction.tell({
        count: fresh.length,
        isrc,
        title: recordingName(recording),
        recordingId: recording.id,
      });
    }
    return { reserved, refused, left: issued?.left ?? null };
  });
}
