/** Everything the program touches of its surroundings, so that a test can be the surroundings. */
import type { Readable, Writable } from "node:stream";

/** Where text goes. `columns` is asked each time: a window can be resized. */
export interface Sink {
  write(chunk: string | Uint8Array): void;
  readonly isTty: boolean;
  /** Width in cells, undefined when nobody looks at a screen of fixed width. */
  readonly columns: number | undefined;
}

/** Why a running command was asked to stop. */
export type Interruption = "sigint" | "sigterm" | "closed-pipe";

export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Standard input; read only by commands that say so. */
  readonly stdin: Readable;
  /** Present when a person can answer: both ends of a terminal. */
  readonly terminal?: { readonly input: Readable; readonly output: Writable };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted, with an {@link Interruption} as its reason, when the program is to stop. */
  readonly interrupt?: AbortSignal;
  readonly now?: () => Date;
  /** Where crash reports go; the system's temporary folder when left out. */
  readonly temporaryFolder?: string;
}
