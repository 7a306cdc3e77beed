/** What the place looks like that text is shown in. */
import type { Sink } from "../io.ts";

export interface Look {
  /** Cells a line may take; undefined where nothing is cut or wrapped. */
  readonly width: number | undefined;
  /** Words wider than a line stay whole: a value in a pipe must be one that can be copied. */
  readonly keepsWords?: boolean;
  readonly hasColor: boolean;
  /** Whether a person watches, so that a line may be redrawn. */
  readonly isTty: boolean;
}

/** A page for a pipe or a file: no width, no color. */
export const PLAIN: Look = { width: undefined, hasColor: false, isTty: false };

interface LookWishes {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--color`, `--no-color`, or not said. */
  readonly color: boolean | undefined;
}

/** How to write to this sink. NO_COLOR is the convention of no-color.org: any value that is not empty. */
export function lookOf(sink: Sink, { env, color }: LookWishes): Look {
  const isDumb = env["TERM"] === "dumb";
  const wantsColor = (env["NO_COLOR"] ?? "") === "" && !isDumb && sink.isTty;
  return {
    width: sink.isTty ? (sink.columns ?? 80) : undefined,
    hasColor: color ?? wantsColor,
    isTty: sink.isTty && !isDumb,
  };
}

/** Cells of a line of a page in a pipe or a file, where the environment does not say otherwise. */
const PIPE_WIDTH = 80;

/** How to write a page to this sink: in a pipe as on a terminal of 80 columns, or of COLUMNS, with words kept whole. */
export function pageLookOf(sink: Sink, wishes: LookWishes): Look {
  const look = lookOf(sink, wishes);
  if (look.width !== undefined) return look;
  const asked = Number(wishes.env["COLUMNS"]);
  return { ...look, width: Number.isInteger(asked) && asked > 0 ? asked : PIPE_WIDTH, keepsWords: true };
}
