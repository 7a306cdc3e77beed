/** The plain file beside the database that knows every number that was ever shown (DESIGN 4, rule 2). */
import type { LedgerEntry } from "../domain/ledger/ledger-entry.ts";

/** A line of `codes.log`, as far as a restore needs it. */
export interface CodesLogLine {
  readonly event: LedgerEntry["event"];
  readonly prefixCode: string;
  readonly year: string;
  readonly designation: number;
  readonly recordingId: string | null;
  readonly operationId: string;
  readonly at: string;
}

export interface CodesLogPart {
  readonly lines: readonly CodesLogLine[];
  readonly committed: ReadonlySet<string>;
  readonly size: number;
}

export interface CodesLog {
  /** Names the file, so that a database knows how much of which log it has seen. */
  readonly logId: string;
  /** Whether it lies with the catalog, one for everybody, or each computer that uses the catalog keeps its own. */
  readonly keptWith: "catalog" | "computer";
  /** Bytes in the log now. 0 when there is none. */
  size(): Promise<number>;
  /** Adds lines and waits until they are on the disk. Resolves to the new size. */
  append(lines: readonly CodesLogLine[]): Promise<number>;
  /** Notes that the transaction of these lines was committed. Not waited for: it only tells a crash from a roll-back. */
  markCommitted(operationId: string): Promise<void>;
  /** What stands from a byte offset to the end; a last line that was torn is left out, unless only its end is missing. */
  readFrom(offset: number): Promise<CodesLogPart>;
}
