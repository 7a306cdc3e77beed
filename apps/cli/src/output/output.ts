/** What a running command can say before its result: notes, progress, and blocks for a person. */
import type { Io } from "../io.ts";
import { render, type Block } from "./block.ts";
import { lookOf, pageLookOf, type Look } from "./look.ts";
import { SILENT, showProgress, type Progress, type ProgressOptions, type ShownProgress } from "./progress.ts";

export interface Output {
  /** Whether the result goes out as JSON, and a person sees nothing of it. */
  readonly isJson: boolean;
  /** Shows a block at once on standard output. Silent with --json; for what cannot wait for the result. */
  human(block: Block): void;
  /** Says something about the run on standard error. Silent with --json and --quiet. */
  note(block: Block): void;
  /** Shows progress on standard error. Silent with --json and --quiet. End it, also when the work fails. */
  progress(options: ProgressOptions): Progress;
}

/** What the frame does with an output beside what commands may. */
export interface FrameOutput extends Output {
  /** Ends what is still being redrawn. */
  close(): void;
  readonly look: Look;
  readonly errorLook: Look;
}

interface OutputWishes {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

export function createOutput(io: Io, { json, quiet, color }: OutputWishes): FrameOutput {
  const wishes = { env: io.env, color };
  const look = pageLookOf(io.stdout, wishes);
  const errorLook = lookOf(io.stderr, wishes);
  let active: ShownProgress = SILENT;
  return {
    isJson: json,
    look,
    errorLook,
    human(block) {
      if (json) return;
      active.hide();
      io.stdout.write(render(block, look));
    },
    note(block) {
      if (json || quiet) return;
      active.hide();
      io.stderr.write(render(block, errorLook));
    },
    progress(options) {
      if (json || quiet) return SILENT;
      active.end();
      active = showProgress(options, {
        sink: io.stderr,
        look: () => lookOf(io.stderr, wishes),
        ticks: () => performance.now(),
      });
      return active;
    },
    close() {
      active.end();
    },
  };
}
