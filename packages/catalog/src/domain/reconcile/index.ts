export { DISCREPANCY_KINDS } from "./discrepancy.ts";
export type { Discrepancy, DiscrepancyKind, HeldPlace, RightBecause, RightSide } from "./discrepancy.ts";
export type { Match } from "./match/match-rows.ts";
export { reconcile, type Reconciliation } from "./reconcile.ts";
export type { KnownPlace, KnownRecording, ReconcileInput, Seat } from "./reconcile-input.ts";
