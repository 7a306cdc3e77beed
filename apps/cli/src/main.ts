/**
 * The process around the program: streams, signals, exit code. `--version` is answered before anything is loaded.
 * Workers that run this same file (the bundle is one file) are told apart here, before the command line is read.
 */
import { isMainThread } from "node:worker_threads";
import type { Interruption, Io, Sink } from "./io.ts";
import { VERSION } from "./version.ts";

/** Keeps only what a process does; what a command line does is in run.ts. */
async function main(argv: readonly string[]): Promise<void> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  const [{ run }, { COMMANDS }] = await Promise.all([import("./run.ts"), import("./commands/table.ts")]);
  const { io, close } = processIo();
  process.exitCode = await run(argv, io, COMMANDS);
  close();
}

function processIo(): { readonly io: Io; readonly close: () => void } {
  const controller = new AbortController();
  const interrupt = (reason: Interruption): void => {
    controller.abort(reason);
  };
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      interrupt("closed-pipe");
    });
  }
  const onSignal = (signal: NodeJS.Signals): void => {
    const reason = signal === "SIGTERM" ? "sigterm" : "sigint";
    // The second time a person means it.
    if (controller.signal.aborted) process.exit(reason === "sigterm" ? 143 : 130);
    interrupt(reason);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  const isInteractive =
    isTerminal(process.stdin) && isTerminal(process.stdout) && process.env["TERM"] !== "dumb";
  return {
    io: {
      stdout: sinkOf(process.stdout),
      stderr: sinkOf(process.stderr),
      stdin: process.stdin,
      ...(isInteractive ? { terminal: { input: process.stdin, output: process.stdout } } : {}),
      env: process.env,
      cwd: process.cwd(),
      interrupt: controller.signal,
    },
    close() {
      process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    },
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    write(chunk) {
      stream.write(chunk);
    },
    isTty: isTerminal(stream),
    get columns() {
      return isTerminal(stream) ? stream.columns : undefined;
    },
  };
}

/** Node leaves `isTTY` away, whatever its types say, where a stream is a file or a pipe. */
function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true;
}

// The bundle is one file, so the threads of the audio probe start from it too; they are no command line.
if (isMainThread) await main(process.argv.slice(2));
else (await import("@deadwax/audio")).runIfProbeWorker();
