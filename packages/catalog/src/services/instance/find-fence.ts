import { CatalogError } from "../../errors/index.ts";
import type { CodesLogLine } from "../../ports/codes-log.ts";
import type { Fence, HomeMark, Instance } from "../../ports/home.ts";
import type { StoreReader } from "../../ports/store.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { linesUnknownTo, readLogTail, type LogTail } from "./log-tail.ts";

/** What a fence says to a person. */
export const FENCE_REASONS: Readonly<Record<Fence["reason"], string>> = {
  "other-place": "it is not where it was when it last issued one, so it was moved or copied",
  restored: "it was restored from a backup",
  "older-than-log":
    "it lacks numbers that were issued here, as codes.log or this computer's own record tells, so an older state was put back",
  "log-lost":
    "its codes.log is missing or older than the database, so nobody can tell whether the database is an older one, too",
};

const RESTORED =
  "`deadwax instance restored --last CODE`, the last code you know to be issued, or with `--nothing-since`";

/** What a person says to a fence: which it is depends on what was seen. */
export const FENCE_ANSWERS: Readonly<Record<Fence["reason"], string>> = {
  "other-place": "`deadwax instance moved` when there is no other one",
  restored: RESTORED,
  "older-than-log": RESTORED,
  "log-lost": RESTORED,
};

/** The refusal of a catalog that is fenced for this reason. */
export function fenced(reason: Fence["reason"]): CatalogError<"LEDGER_FENCED"> {
  return new CatalogError("LEDGER_FENCED", { reason: FENCE_REASONS[reason], answer: FENCE_ANSWERS[reason] });
}

type Sight = Pick<CatalogContext, "codesLog" | "witness" | "home" | "clock">;

/** Whether two marks are the same place of the same catalog. */
export function isSameHome(one: HomeMark, other: HomeMark): boolean {
  return one.machine === other.machine && one.place === other.place && one.identity === other.identity;
}

/** The fence that stands, or the one that what is seen now calls for (DESIGN 4, rule 2); null for none. */
export async function findFence(reader: StoreReader, sight: Sight): Promise<Fence | null> {
  const instance = await reader.instance();
  if (instance.fence !== null) return instance.fence;
  const mark = await sight.home.mark();
  const since = sight.clock.now();
  if (!isSameHome(instance.home, mark)) return { since, reason: "other-place", was: instance.home, is: mark };
  const reason = await findLoss(reader, sight);
  return reason === null ? null : { since, reason, was: instance.home, is: mark };
}

/** Whether this database, or its codes.log, is older than what was issued. */
export async function findLoss(
  reader: StoreReader,
  sight: Pick<Sight, "codesLog" | "witness">,
): Promise<Loss> {
  const instance = await reader.instance();
  const tail = await readLogTail(sight.codesLog, instance.seenLog);
  const unknown = await linesUnknownTo(reader.ledger, tail.lines);
  return judgeLoss(reader, sight, { instance, tail, unknown });
}

type Loss = "older-than-log" | "log-lost" | null;

/** What is read at once: the instance, the lines of codes.log it has not seen, and those of them the ledger lacks. */
interface LogState {
  readonly instance: Instance;
  readonly tail: LogTail;
  readonly unknown: readonly CodesLogLine[];
}

/**
 * The same where the log was read already. Numbers in the log that the ledger lacks are no sign of a loss unless their
 * operation was committed: a crash leaves such numbers, too.
 */
export async function judgeLoss(
  reader: StoreReader,
  { codesLog, witness }: Pick<Sight, "codesLog" | "witness">,
  { instance, tail, unknown }: LogState,
): Promise<Loss> {
  const seen = await witness.recent(instance.instanceId);
  if ((await linesUnknownTo(reader.ledger, seen)).length > 0) return "older-than-log";
  if (unknown.some((line) => tail.committed.has(line.operationId))) return "older-than-log";
  return tail.isContinued || seen.length > 0 || mayBeginAnew(codesLog, instance) ? null : "log-lost";
}

/** A computer that never worked with the catalog has no log of it, and a catalog that never issued has none to lose. */
function mayBeginAnew({ keptWith }: CatalogContext["codesLog"], { seenLog }: Instance): boolean {
  return keptWith === "computer" || seenLog === null;
}
