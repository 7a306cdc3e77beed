import type { Issue, Severity } from "./issue.ts";
import { cut } from "./text/quote.ts";

/** An issue that can name the value that was probably meant. It is an offer for a person, never applied silently. */
export interface Finding<Code extends string = string, Candidate extends string = never> extends Issue<Code> {
  readonly candidate?: Candidate;
}

/** What a finding may say besides its message. */
export interface FindingDetails<Candidate extends string> {
  readonly received?: string;
  readonly expected?: string;
  readonly hint?: string;
  readonly candidate?: Candidate | undefined;
}

/** The one empty list, so that a clean value costs no allocation. */
export const NO_FINDINGS: readonly never[] = Object.freeze([]);

const WHOLE_VALUE: readonly never[] = Object.freeze([]);

/** Builds a finding about a whole value. `received` is cut at 80 characters, so a pasted book stays out of the report. */
export function finding<Code extends string, Candidate extends string = never>(
  severity: Severity,
  code: Code,
  message: string,
  details: FindingDetails<Candidate> = {},
): Finding<Code, Candidate> {
  const { received, candidate, ...rest } = details;
  return {
    code,
    severity,
    path: WHOLE_VALUE,
    message,
    ...(received === undefined ? {} : { received: cut(received) }),
    ...rest,
    ...(candidate === undefined ? {} : { candidate }),
  };
}
