import type { HeaderReading } from "../../header-words/read-header.ts";
import type { Cell } from "../../table/cell.ts";
import type { HeldColumn } from "../held-sheet.ts";
import type { HeldTarget } from "../held-target.ts";

/** A column while it is being understood. */
export interface Guess {
  readonly index: number;
  readonly name: string;
  readonly reading: HeaderReading;
  readonly status: HeldColumn["status"];
  readonly target: HeldTarget | null;
  readonly message: string;
  /** The cells of the sample, one for each row. */
  readonly cells: readonly Cell[];
}

export function matched(target: HeldTarget, message: string): Pick<Guess, "status" | "target" | "message"> {
  return { status: "matched", target, message };
}

export function assumed(target: HeldTarget, message: string): Pick<Guess, "status" | "target" | "message"> {
  return { status: "assumed", target, message };
}

export function uncertain(target: HeldTarget, message: string): Pick<Guess, "status" | "target" | "message"> {
  return { status: "uncertain", target, message };
}

export function ignored(message: string): Pick<Guess, "status" | "target" | "message"> {
  return { status: "ignored", target: null, message };
}

/** Whether the rows of the column are read. */
export function isRead({ status }: Pick<Guess, "status">): boolean {
  return status === "matched" || status === "assumed";
}
