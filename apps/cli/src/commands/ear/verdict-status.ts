import type { Verdict } from "@deadwax/catalog";
import type { Status } from "../../output/status.ts";

/** The sign before a verdict. */
export const VERDICT_STATUS: Readonly<Record<Verdict, Status>> = {
  reuse: "ok",
  new: "warning",
  ask: "question",
  none: "note",
  unrelated: "note",
};
