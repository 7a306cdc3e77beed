import type { Entity } from "../values/entity.ts";
import type { Id } from "../values/id.ts";
import type { Instant } from "../values/instant.ts";

/** A question that rules leave to a person, and the answer that was given, kept for ever. */
export interface Decision extends Entity {
  readonly question: "new-or-same" | "stem-to-recording" | "merge" | "split" | "code-conflict" | "code-found";
  readonly recordingId: Id | null;
  /** The other side: a recording, an asset, a claim. */
  readonly otherId: Id | null;
  readonly verdict: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  /** What was measured, as `{kind, …}` records with the version of what measured. */
  readonly facts: readonly Readonly<Record<string, string | number | boolean | null>>[];
  /** The rules that spoke, by name and date. */
  readonly rules: readonly string[];
}
