/** Starts a child process that assigns, and ends it in the way the request says. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import type { Id } from "@deadwax/catalog";
import { childProgram } from "./child-program.ts";
import type { ChildRequest } from "./child-request.ts";
import { Violation, type Code } from "./model.ts";

export interface ChildOutcome {
  /** What it printed: somebody has seen these. */
  readonly codes: readonly { readonly code: Code; readonly recordingId: Id }[];
  readonly wasKilled: boolean;
  /** The code of the refusal that stopped it. */
  readonly refused: string | undefined;
}

export interface OutsideKill {
  /** After so many printed codes … */
  readonly codes: number;
  /** … and so many milliseconds more. */
  readonly milliseconds: number;
}

export async function runChild(request: ChildRequest, outside?: OutsideKill): Promise<ChildOutcome> {
  const child = spawn(process.execPath, [await childProgram(), JSON.stringify(request)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  let trouble = "";
  let isDoomed = false;
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      resolve(signal);
    });
  });
  child.stderr.on("data", (data: Buffer) => (trouble += data.toString()));
  child.stdout.on("data", (data: Buffer) => {
    text += data.toString();
    const printed = text.split("\ncode ").length - 1;
    if (outside === undefined || isDoomed || printed < outside.codes) return;
    isDoomed = true;
    void sleep(outside.milliseconds).then(() => child.kill("SIGKILL"));
  });
  const signal = await ended;
  if (signal === null && child.exitCode !== 0) throw new Violation(`a child process failed: ${trouble}`);
  return { ...parse(text), wasKilled: signal === "SIGKILL" };
}

/** Whole lines only: what was cut off was not shown. */
function parse(text: string): Pick<ChildOutcome, "codes" | "refused"> {
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  const words = lines.map((line) => line.split(" "));
  return {
    codes: words.flatMap(([kind, code = "", id = ""]) =>
      kind === "code" ? [{ code, recordingId: id as Id }] : [],
    ),
    refused: words.find(([kind]) => kind === "refused")?.[1],
  };
}
