import type { Target } from "./site.ts";

/** Where a child process ends itself with SIGKILL; `outside` leaves it to the parent. */
export const KILL_POINTS = [
  "before the log",
  "within a line of the log",
  "after the log",
  "within the commit",
  "after the commit",
  "before the answer",
  "outside",
  "never",
] as const;
export type KillPoint = (typeof KILL_POINTS)[number];

/** What a child process is to do: assign codes in a loop and print each as soon as it has it. */
export interface ChildRequest {
  readonly target: Target;
  /** Its clock stands still here. */
  readonly at: string;
  readonly prefix: string;
  readonly rounds: number;
  readonly batch: number;
  readonly kill: { readonly point: KillPoint; readonly round: number; readonly microseconds: number };
}
