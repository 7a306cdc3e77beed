import { spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** A program whose output is read piece by piece. It waits while nobody reads. */
export interface RunningProgram {
  /** The next piece; null at the end of the output, and where none came for too long. */
  next(): Promise<Uint8Array | null>;
  /** Ends the program, if it has not ended; then says how it failed, as the second half of a sentence, or null. */
  close(): Promise<string | null>;
}

/** The most that is kept of what a program complains about, and of what it says in all. Characters. */
const MAX_COMPLAINT = 300;
const MAX_SAID = 8192;

/** Starts a program. One that gives nothing for `patienceMs` while it is waited for is ended. Nothing is thrown. */
export function runProgram(path: string, parameters: readonly string[], patienceMs: number): RunningProgram {
  const child = spawn(path, parameters, { stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
  const complaint = collectStart(child.stderr);
  let failure: string | null = null;
  let isStopped = false;
  const exited = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      failure ??= `it does not run (${error.message})`;
      resolve();
    });
    child.once("exit", (code, signal) => {
      if (code !== 0 && !isStopped) failure ??= `it ended with ${signal ?? `code ${code ?? "none"}`}`;
      resolve();
    });
  });
  const stdout: AsyncIterable<Uint8Array> = child.stdout;
  const pieces = stdout[Symbol.asyncIterator]();

  function stop(): void {
    isStopped = true;
    child.kill("SIGKILL");
    // What the program has started itself may hold the other end for longer.
    child.stdout.destroy();
    child.stderr.destroy();
  }

  return {
    async next() {
      const timer = setTimeout(() => {
        failure ??= `it gave nothing for ${Math.round(patienceMs / 1000)} seconds`;
        stop();
      }, patienceMs);
      try {
        const piece = await pieces.next();
        return piece.done === true ? null : piece.value;
      } catch {
        // Only how the program ended says why.
        return null;
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      // One that has given all of its output ends by itself, and says with which code.
      if (child.stdout.readableEnded) await waitFor(exited, patienceMs);
      stop();
      await exited;
      const said = firstComplaint(complaint(), parameters);
      return failure === null ? null : `${failure}${said === "" ? "" : `: ${said}`}`;
    },
  };
}

async function waitFor(event: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([event, late]);
  clearTimeout(timer);
}

/** The beginning of a text; the rest is read and forgotten, so that nobody waits. */
function collectStart(stream: Readable): () => string {
  let text = "";
  stream.on("data", (piece: Buffer) => {
    text += piece.toString("utf8").slice(0, MAX_SAID - text.length);
  });
  stream.on("error", () => undefined);
  return () => text;
}

/**
 * The first line, without what is another one each time: where something lay in memory, and where the file lies. What is
 * said of a file is kept with it, and must be the same when it is read again.
 */
function firstComplaint(text: string, parameters: readonly string[]): string {
  const named = parameters.filter((parameter) => parameter.startsWith("file:"));
  const [line = ""] = text.trim().split(/[\r\n]/u);
  const plain = named.reduce((said, name) => said.replaceAll(name, "the file"), line);
  return plain
    .replaceAll(/ @ (?:0x)?[\da-f]+/giu, "")
    .replaceAll(/\s+/gu, " ")
    .slice(0, MAX_COMPLAINT);
}
