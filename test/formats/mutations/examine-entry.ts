/** What the thread of an examiner runs. */
import { parentPort } from "node:worker_threads";
import { examine, Violation, type Examined } from "./examine.ts";
import { peakMemory, resetPeak } from "./memory.ts";

export interface ExamineRequest {
  readonly folder: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ExamineReply =
  | { readonly kind: "examined"; readonly examined: Examined; readonly grown: number }
  | { readonly kind: "violation"; readonly message: string };

parentPort?.on("message", (request: ExamineRequest) => void answer(request));

async function answer({ folder, name, bytes }: ExamineRequest): Promise<void> {
  const before = resetPeak();
  const reply = await examine(folder, name, bytes).then(
    (examined): ExamineReply => ({ kind: "examined", examined, grown: peakMemory() - before }),
    (thrown: unknown): ExamineReply => ({ kind: "violation", message: describe(thrown) }),
  );
  parentPort?.postMessage(reply);
}

function describe(thrown: unknown): string {
  if (thrown instanceof Violation) return thrown.message;
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
