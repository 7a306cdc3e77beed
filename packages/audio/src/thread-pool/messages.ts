/** What a pool and its threads say to each other. Everything in it survives a structured clone. */
import { CatalogError, ERRORS, isRefusal, type ErrorCode, type ErrorParameters } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";

/** A refusal keeps its code; anything else is a defect and comes as text. */
export type ThreadReply<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly reason: string };

interface Refusal {
  readonly code: ErrorCode;
  /** What the message of this code needs. */
  readonly parameters: unknown;
  readonly issues: readonly Issue[];
}

/** What a thread says about something that was thrown. */
export function describeThrown(thrown: unknown): ThreadReply<never> {
  if (isRefusal(thrown)) {
    const { code, parameters, issues } = thrown;
    return { kind: "refused", refusal: { code, parameters, issues } };
  }
  return {
    kind: "failed",
    reason: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  };
}

/** What was thrown there, on this side; a defect stops the reading of `path`. */
export function restoreThrown(
  reply: Exclude<ThreadReply<unknown>, { kind: "answer" }>,
  path: string,
): CatalogError {
  if (reply.kind === "refused") return restoreRefusal(reply.refusal);
  const [reason = ""] = reply.reason.split("\n");
  return new CatalogError("AUDIO_READER_STOPPED", { path, reason }, { cause: new Error(reply.reason) });
}

function restoreRefusal({ code, parameters, issues }: Refusal): CatalogError {
  if (!(code in ERRORS)) throw new Error(`a thread refused with ${code}, which is no code of this version`);
  // The other thread runs this same module, and took them from an error with this code.
  return new CatalogError(code, parameters as ErrorParameters<ErrorCode>, { issues });
}
