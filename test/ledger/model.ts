/**
 * The campaign's own bookkeeping, outside of the product: every number that anybody has ever seen, and the operation
 * that issued it. It knows one rule: nothing in it happens a second time.
 */

export class Violation extends Error {
  override readonly name = "Violation";
}

/** A number as a compact ISRC: `AA6Q72600041`. */
export type Code = string;

export interface Model {
  /** How many numbers were given out by services and printed by child processes. */
  readonly acknowledged: number;
  /** A number came out of a service or a child process, for the first time. */
  gaveOut(code: Code, by: string): void;
  /** A number was seen without having been given out: in codes.log, or on a sheet. */
  saw(code: Code, by: string): void;
  hasSeen(code: Code): boolean;
  /** A codes.log was deleted: what a crash had left in it, and nobody else ever knew, is not known any more. */
  lostLog(codes: Iterable<Code>): void;
  /** A ledger, of any copy, says that this operation issued the number. */
  issued(code: Code, operationId: string, where: string): void;
  /** The highest designation of those seen in a year of a prefix, within the range; -1 for none. */
  highestSeen(
    prefixCode: string,
    year: string,
    range: { readonly from: number; readonly to: number },
  ): number;
}

/** What the numbers of a codes.log are seen by. */
export const LOG = "codes.log";

export function createModel(): Model {
  const seen = new Map<Code, string>();
  const issuers = new Map<Code, string>();
  let acknowledged = 0;
  return {
    get acknowledged() {
      return acknowledged;
    },
    gaveOut: (code, by) => {
      const before = seen.get(code);
      if (before !== undefined) throw new Violation(`${code} was given out by ${by} and before by ${before}`);
      seen.set(code, by);
      acknowledged += 1;
    },
    saw: (code, by) => {
      if (!seen.has(code)) seen.set(code, by);
    },
    hasSeen: (code) => seen.has(code),
    lostLog: (codes) => {
      for (const code of codes) if (seen.get(code) === LOG && !issuers.has(code)) seen.delete(code);
    },
    issued: (code, operationId, where) => {
      const before = issuers.get(code);
      if (before !== undefined && before !== operationId)
        throw new Violation(`${code} was issued by two operations, ${before} and ${operationId} (${where})`);
      issuers.set(code, operationId);
    },
    highestSeen: (prefixCode, year, { from, to }) => {
      for (let designation = to; designation >= from; designation -= 1) {
        if (seen.has(codeOf({ prefixCode, year, designation }))) return designation;
      }
      return -1;
    },
  };
}

export function codeOf(number: {
  readonly prefixCode: string;
  readonly year: string;
  readonly designation: number;
}): Code {
  return `${number.prefixCode}${number.year}${String(number.designation).padStart(5, "0")}`;
}
