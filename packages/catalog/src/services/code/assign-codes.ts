import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import type { Declarations, LedgerEntry, NewLedgerEntry } from "../../domain/ledger/ledger-entry.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { Decision } from "../../domain/decision/decision.ts";
import { relationWords } from "../../messages/comparison-sentences.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction } from "../change/change-transaction.ts";
import { keptFacts, keptRules } from "../comparison/kept-comparison.ts";
import { hearTwins, type HeardTwins } from "../recognition/hear-twins.ts";
import type { WithHearing } from "../recognition/hearing-context.ts";
import { isrcOf, maskedCode } from "../ledger/isrc-of-entry.ts";
import { issueNumbers } from "../ledger/issue-numbers.ts";
import { requireClock } from "../ledger/require-clock.ts";
import { choosePrefix } from "../ledger/choose-prefix.ts";
import { requireIssuingInstance } from "../instance/require-issuing-instance.ts";
import { readAssignContext, type AssignContext } from "./assign-context.ts";
import {
  createPrefixPermission,
  refusalToAssign,
  requireDeclarations,
  type OverrulingReasons,
} from "./check-assignable.ts";

export interface AssignRequest extends OverrulingReasons {
  readonly recordingIds: readonly Id[];
  readonly declarations: Declarations;
  /** Needed only where there are several. */
  readonly prefix?: string;
  readonly block?: string;
  /** Recordings that are listened to at once. Default 2. */
  readonly concurrency?: number;
  /** While what sounds alike is compared by ear. */
  readonly onHeard?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface AssignedCode {
  readonly recording: Recording;
  /** Null in a dry run: a number that was shown is spent. */
  readonly isrc: Isrc | null;
  /** `AA-6Q7-26-00001`, or in a dry run `AA-6Q7-26-·····`. */
  readonly shown: string;
  readonly wasReserved: boolean;
}

export interface AssignOutcome {
  readonly assigned: readonly AssignedCode[];
  readonly refused: readonly { readonly recording: Recording; readonly error: CatalogError }[];
  /** How many numbers are left in the year where these came from; null when all were reserved before. */
  readonly left: number | null;
}

/**
 * Gives recordings their codes, once and for ever: a number held for the recording, else the next one of the range.
 * A recording that must not get one is refused by itself; the others still get theirs.
 */
export async function assignCodes(
  context: CatalogContext & WithHearing,
  request: AssignRequest,
): Promise<Changed<AssignOutcome>> {
  requireDeclarations(request.declarations);
  // Listening takes seconds, so that no other writer waits for it.
  const { concurrency, onHeard } = request;
  const heard = await hearTwins(context, {
    recordingIds: [...new Set(request.recordingIds)],
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(onHeard === undefined ? {} : { onHeard }),
  });
  return change(context, { action: "assign" }, async (transaction) => {
    await requireIssuingInstance(transaction);
    const known = await readAssignContext(transaction, [...new Set(request.recordingIds)]);
    const { allowed, refused } = await sift(transaction, { known, heard }, request);
    const held = allowed.flatMap((recording) => known.reservations.get(recording.id) ?? []);
    const fresh = allowed.filter((recording) => !known.reservations.has(recording.id));

    const fromReservations = await assignReserved(transaction, held, request.declarations);
    const issued = fresh.length === 0 ? undefined : await issueFresh(transaction, fresh, request);
    const entries = [...fromReservations, ...(issued?.entries ?? [])];
    await keepCodes(transaction, entries);
    await keepReasons(transaction, { known, heard, allowed, request });

    const assigned = inOrder(transaction, allowed, { entries, held });
    tellAssigned(transaction, assigned);
    return { assigned, refused, left: issued?.left ?? null };
  });
}

async function sift(
  transaction: ChangeTransaction,
  { known, heard }: { readonly known: AssignContext; readonly heard: HeardTwins },
  request: AssignRequest,
): Promise<{ readonly allowed: readonly Recording[]; readonly refused: AssignOutcome["refused"] }> {
  const allowed: Recording[] = [];
  const refused: { recording: Recording; error: CatalogError }[] = [];
  const prefix = await choosePrefix(transaction, request.prefix);
  const permission = await createPrefixPermission(transaction, prefix, transaction.now.slice(0, 10));
  const audioTaken = new Map<string, Recording>();
  for (const recording of known.recordings) {
    const error =
      refusalToAssign(known, recording, request) ??
      twinInThisRequest(known, recording, audioTaken, request.overrule) ??
      refusalByEar(recording, { heard, allowed, overrule: request.overrule }) ??
      (await permission(recording));
    if (error === undefined) allowed.push(recording);
    else refused.push({ recording, error });
  }
  return { allowed, refused };
}

/** Two recordings of one request with the same audio are one recording, too. */
function twinInThisRequest(
  known: AssignContext,
  recording: Recording,
  audioTaken: Map<string, Recording>,
  overrule: string | undefined,
): CatalogError | undefined {
  const hash = known.approvals.get(recording.id)?.audioHash;
  if (hash === undefined) return undefined;
  const twin = audioTaken.get(hash);
  if (twin === undefined) {
    audioTaken.set(hash, recording);
    return undefined;
  }
  if (overrule !== undefined) return undefined;
  const isrc = "the code it gets in this very request";
  return new CatalogError("ASSIGN_AUDIO_CODED", {
    recording: recordingName(recording),
    other: recordingName(twin),
    isrc,
  });
}

/** Rule 7: what sounds like a recording that has a code, or gets one in this request, is refused unless a person overrules. */
function refusalByEar(
  recording: Recording,
  given: {
    readonly heard: HeardTwins;
    readonly allowed: readonly Recording[];
    readonly overrule: string | undefined;
  },
): CatalogError | undefined {
  if (given.overrule !== undefined) return undefined;
  const twin = given.heard
    .get(recording.id)
    ?.find(
      ({ codes, recordingId }) => codes.length > 0 || given.allowed.some(({ id }) => id === recordingId),
    );
  if (twin === undefined) return undefined;
  const [code] = twin.codes;
  return new CatalogError("ASSIGN_SOUNDS_CODED", {
    recording: recordingName(recording),
    other: twin.title,
    isrc: code === undefined ? "the code it gets in this very request" : formatIsrc(code),
    relation: relationWords(twin.relation),
  });
}

async function assignReserved(
  transaction: ChangeTransaction,
  held: readonly LedgerEntry[],
  declarations: Declarations,
): Promise<readonly LedgerEntry[]> {
  if (held.length === 0) return [];
  const at = await requireClock(transaction);
  const entries = held.map(({ sequence, ...entry }): NewLedgerEntry => ({
    ...entry,
    event: "assigned",
    previous: sequence,
    operationId: transaction.operationId,
    at,
    reason: null,
    declarations,
  }));
  return transaction.appendLedger(entries);
}

async function issueFresh(
  transaction: ChangeTransaction,
  recordings: readonly Recording[],
  request: AssignRequest,
): Promise<{ readonly entries: readonly LedgerEntry[]; readonly left: number }> {
  return issueNumbers(transaction, {
    prefix: await choosePrefix(transaction, request.prefix),
    block: request.block,
    event: "assigned",
    recordingIds: recordings.map((recording) => recording.id),
    declarations: request.declarations,
    reason: request.overrule ?? null,
  });
}

async function keepCodes(transaction: ChangeTransaction, entries: readonly LedgerEntry[]): Promise<void> {
  const rows = entries.flatMap((entry) =>
    entry.recordingId === null
      ? []
      : [
          {
            recordingId: entry.recordingId,
            isrc: isrcOf(entry),
            status: "preferred" as const,
            source: "assigned" as const,
            sourceName: null,
            note: null,
            since: entry.at,
          },
        ],
  );
  await transaction.insertAll("recordingCode", rows);
}

async function keepReasons(
  transaction: ChangeTransaction,
  given: {
    readonly known: AssignContext;
    readonly heard: HeardTwins;
    readonly allowed: readonly Recording[];
    readonly request: AssignRequest;
  },
): Promise<void> {
  const { known, heard, allowed, request } = given;
  for (const recording of allowed) {
    const audioHash = known.approvals.get(recording.id)?.audioHash ?? "";
    const twin = known.codedAudio.get(audioHash)?.find((other) => other.recording.id !== recording.id);
    if (twin !== undefined && request.overrule !== undefined) {
      const facts = [{ kind: "identical-audio", audioHash }];
      await keepAsNew(transaction, { recording, other: twin.recording, reason: request.overrule, facts });
    }
    for (const other of request.overrule === undefined ? [] : (heard.get(recording.id) ?? [])) {
      const reason = request.overrule ?? "";
      const [facts, rules] = [keptFacts(other), keptRules(other)];
      await keepAsNew(transaction, { recording, other: { id: other.recordingId }, reason, facts, rules });
    }
    const namesake = known.namesakes.get(recording.id);
    if (namesake !== undefined && request.distinct !== undefined) {
      const facts = [{ kind: "same-name", name: recordingName(recording) }];
      await keepAsNew(transaction, { recording, other: namesake, reason: request.distinct, facts });
    }
  }
}

async function keepAsNew(
  transaction: ChangeTransaction,
  given: {
    readonly recording: Recording;
    readonly other: Pick<Recording, "id">;
    readonly reason: string;
    readonly facts: Decision["facts"];
    readonly rules?: readonly string[];
  },
): Promise<void> {
  await transaction.insert("decision", {
    question: "new-or-same",
    recordingId: given.recording.id,
    otherId: given.other.id,
    verdict: "new",
    reason: given.reason,
    decidedBy: transaction.context.actor,
    decidedAt: transaction.now,
    facts: given.facts,
    rules: given.rules ?? ["one recording, one code"],
  });
}

function inOrder(
  transaction: ChangeTransaction,
  allowed: readonly Recording[],
  taken: { readonly entries: readonly LedgerEntry[]; readonly held: readonly LedgerEntry[] },
): readonly AssignedCode[] {
  const entryOf = new Map(taken.entries.map((entry) => [entry.recordingId, entry]));
  const wasHeld = new Set(taken.held.map((entry) => entry.recordingId));
  return allowed.map((recording) => {
    const entry = entryOf.get(recording.id);
    if (entry === undefined) throw new Error("a recording that was allowed got no number");
    // A held number was shown when it was reserved; a new one stays hidden until it is really taken.
    const isHidden = transaction.isDryRun && !wasHeld.has(recording.id);
    const isrc = isrcOf(entry);
    return {
      recording,
      isrc: isHidden ? null : isrc,
      shown: isHidden ? maskedCode(entry.prefixCode, entry.year) : formatIsrc(isrc),
      wasReserved: wasHeld.has(recording.id),
    };
  });
}

function tellAssigned(transaction: ChangeTransaction, assigned: readonly AssignedCode[]): void {
  const [first] = assigned;
  if (first === undefined) return;
  transaction.tell({
    count: assigned.length,
    isrc: first.isrc,
    last: assigned.at(-1)?.isrc ?? null,
    title: recordingName(first.recording),
    recordingId: first.recording.id,
  });
}
