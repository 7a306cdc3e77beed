import type { Designation } from "../../domain/ledger/ledger-entry.ts";
import type { CodesLog, CodesLogLine, CodesLogPart } from "../../ports/codes-log.ts";
import type { Instance } from "../../ports/home.ts";
import type { LedgerReader } from "../../ports/store.ts";

/** What stands in codes.log and was not seen by the database. */
export interface LogTail extends Pick<CodesLogPart, "lines" | "committed"> {
  /** False when it is not the log the database knew, or a shorter one: then the tail is all of it. */
  readonly isContinued: boolean;
}

const NOTHING: Pick<LogTail, "lines" | "committed"> = { lines: [], committed: new Set() };

export async function readLogTail(codesLog: CodesLog, seenLog: Instance["seenLog"]): Promise<LogTail> {
  const size = await codesLog.size();
  const isContinued = seenLog?.logId === codesLog.logId && size >= seenLog.size;
  const from = isContinued ? seenLog.size : 0;
  if (size <= from) return { ...NOTHING, isContinued };
  const { lines, committed } = await codesLog.readFrom(from);
  return { lines, committed, isContinued };
}

/** The first line of each number that the ledger has no entry of. */
export async function linesUnknownTo(
  ledger: LedgerReader,
  lines: readonly CodesLogLine[],
): Promise<readonly CodesLogLine[]> {
  const firstOfNumber = new Map<string, CodesLogLine>();
  for (const line of lines) {
    const key = numberKey(line);
    if (!firstOfNumber.has(key)) firstOfNumber.set(key, line);
  }
  const known = new Set<string>();
  const years = Map.groupBy(firstOfNumber.values(), ({ prefixCode, year }) => `${prefixCode} ${year}`);
  for (const ofYear of years.values()) {
    const [first] = ofYear;
    if (first === undefined) continue;
    const designations = ofYear.map((line) => line.designation);
    for (const entry of await ledger.latestOf(first.prefixCode, first.year, designations))
      known.add(numberKey(entry));
  }
  return [...firstOfNumber].filter(([key]) => !known.has(key)).map(([, line]) => line);
}

/** `AA6Q7 26 41` */
export function numberKey({ prefixCode, year, designation }: Designation): string {
  return `${prefixCode} ${year} ${designation}`;
}
