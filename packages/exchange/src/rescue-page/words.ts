/** How the page calls things. */
import type { RescuedCode, RescuedFile } from "@deadwax/catalog";
import type { CodeState } from "./page-model.ts";

export const VERDICT_BADGES: Readonly<Record<"reuse" | "new" | "ask" | "none" | "root", string>> = {
  root: "The others were compared with this",
  reuse: "Same recording",
  new: "A recording of its own",
  ask: "You decide",
  none: "No code due",
};

export const ROLE_WORDS: Readonly<Record<RescuedFile["role"], string>> = {
  master: "proposed master",
  twin: "same audio",
  delivery: "same recording, other form",
};

export const CODE_WORDS: Readonly<Record<RescuedCode["standing"], string>> = {
  right: "right",
  wrong: "wrong here",
  unproven: "nobody confirms it",
  ask: "depends on your answer",
};

/** For the only recording of a piece. */
export const STATE_WORDS: Readonly<Record<CodeState, string>> = {
  ask: "to decide",
  wrong: "wrong code",
  open: "code open",
  right: "code right",
  unproven: "code unconfirmed",
  none: "no code due",
  missing: "no code",
};

export function counted(amount: number, noun: string): string {
  return `${amount.toLocaleString("en-US")} ${noun}${amount === 1 ? "" : "s"}`;
}
