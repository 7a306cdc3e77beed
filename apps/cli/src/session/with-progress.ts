import type { CommandContext } from "../command/command.ts";
import type { ProgressOptions } from "../output/progress.ts";

/** What a long request takes: one step of progress for each call, and the signal that stops the command. */
export interface ProgressRequest {
  readonly onProgress: () => void;
  readonly signal: AbortSignal;
}

/** Shows progress for as long as the work takes, whatever becomes of it. */
export async function withProgress<Value>(
  command: Pick<CommandContext, "out" | "signal">,
  options: ProgressOptions,
  work: (request: ProgressRequest, advance: (steps?: number, note?: string) => void) => Promise<Value>,
): Promise<Value> {
  const progress = command.out.progress(options);
  const advance = (steps?: number, note?: string): void => {
    progress.advance(steps, note);
  };
  const onProgress = (): void => {
    advance(1);
  };
  try {
    return await work({ onProgress, signal: command.signal }, advance);
  } finally {
    progress.end();
  }
}
