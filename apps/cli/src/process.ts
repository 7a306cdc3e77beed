/** The process as surroundings: its streams, its signals, its exit code. */
import { CatalogError } from "@deadwax/catalog";
import type { CommandSection } from "./command/command.ts";
import { EXIT, EXIT_OF_KIND } from "./exit-code.ts";
import type { Interruption, Io, Sink } from "./io.ts";
import { render } from "./output/block.ts";
import { errorBlock } from "./output/error-report.ts";
import { lookOf } from "./output/look.ts";
import { run } from "./run.ts";

/** Carries out one command line with the streams of this process, and leaves the exit code with it. */
export async function runProcess(
  argv: readonly string[],
  sections: readonly CommandSection[],
): Promise<void> {
  const controller = new AbortController();
  const failures: NodeJS.ErrnoException[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") failures.push(error);
      controller.abort("closed-pipe" satisfies Interruption);
    });
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    const reason: Interruption = signal === "SIGTERM" ? "sigterm" : "sigint";
    // The second time a person means it.
    if (controller.signal.aborted) process.exit(reason === "sigterm" ? EXIT.sigterm : EXIT.sigint);
    controller.abort(reason);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const io = processIo(controller.signal);
  process.exitCode = await run(argv, io, sections);
  process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  // A question leaves the terminal open, and an open terminal keeps a process alive.
  if (io.terminal !== undefined) process.stdin.pause().unref();
  await written(process.stdout);
  const [failure] = failures;
  if (failure !== undefined) process.exitCode = reportUnwritable(failure, io);
}

/** Resolves when everything has gone out, or could not. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => {
      // The error event follows the callback.
      setImmediate(resolve);
    });
  });
}

/** The result went to a file on a full disk, say: what was done is done, but nobody can read what. */
function reportUnwritable({ code, message }: NodeJS.ErrnoException, io: Io): number {
  const path = "standard output";
  const error =
    code === "ENOSPC"
      ? new CatalogError("FILE_DISK_FULL", { path })
      : new CatalogError("FILE_NOT_WRITABLE", { path, reason: message });
  io.stderr.write(render(errorBlock(error), lookOf(io.stderr, { env: io.env, color: undefined })));
  return EXIT_OF_KIND[error.kind];
}

function processIo(interrupt: AbortSignal): Io {
  const isInteractive =
    isTerminal(process.stdin) && isTerminal(process.stdout) && process.env["TERM"] !== "dumb";
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    stdin: process.stdin,
    ...(isInteractive ? { terminal: { input: process.stdin, output: process.stdout } } : {}),
    env: process.env,
    cwd: process.cwd(),
    interrupt,
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    write(chunk) {
      stream.write(chunk);
    },
    isTty: isTerminal(stream),
    get columns() {
      // Terminals that nobody looks at say 0.
      return isTerminal(stream) && stream.columns > 0 ? stream.columns : undefined;
    },
  };
}

/** Node leaves `isTTY` away, whatever its types say, where a stream is a file or a pipe. */
function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}
