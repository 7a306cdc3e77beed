/** What the pool and its threads say to each other. Everything in it survives a structured clone. */
import {
  CatalogError,
  ERRORS,
  type AudioFacts,
  type ErrorCode,
  type ErrorParameters,
  type ProbeDepth,
} from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";

/** Marks a thread as one of ours, in `workerData`. */
export const WORKER_MARK = "deadwax-audio-probe";

export interface ProbeRequest {
  readonly path: string;
  readonly depth: ProbeDepth;
}

/** A refusal keeps its code; anything else is a defect and comes as text. */
export type ProbeReply =
  | { readonly kind: "facts"; readonly facts: AudioFacts }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly reason: string };

interface Refusal {
  readonly code: ErrorCode;
  /** What the message of this code needs. */
  readonly parameters: unknown;
  readonly issues: readonly Issue[];
}

/** What a thread says about something that was thrown. */
export function describeThrown(thrown: unknown): ProbeReply {
  if (isRefusal(thrown)) {
    const { code, parameters, issues } = thrown;
    return { kind: "refused", refusal: { code, parameters, issues } };
  }
  return {
    kind: "failed",
    reason: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  };
}

/** `instanceof` alone would leave the code of the error open. */
function isRefusal(thrown: unknown): thrown is CatalogError {
  return thrown instanceof CatalogError;
}

/** The refusal again, on this side. */
export function restoreRefusal({ code, parameters, issues }: Refusal): CatalogError {
  if (!(code in ERRORS)) throw new Error(`a thread refused with ${code}, which is no code of this version`);
  // The other thread runs this same module, and took them from an error with this code.
  return new CatalogError(code, parameters as ErrorParameters<ErrorCode>, { issues });
}
