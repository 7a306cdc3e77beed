/** The program without its process: arguments in, exit code out. Never exits, never throws. */
import { CatalogError } from "@deadwax/catalog";
import { findCatalogAddress } from "./command/catalog-address.ts";
import type { CommandSection } from "./command/command.ts";
import type { Found } from "./command/find-command.ts";
import { commandHelp, overview } from "./command/help.ts";
import { helpDocument } from "./command/help-document.ts";
import { isGiven, readRequest, type Request } from "./command/request.ts";
import { asRefusal, isClosedPipe } from "./command/thrown.ts";
import { writeCrashReport } from "./crash-report.ts";
import { EXIT, EXIT_OF_KIND } from "./exit-code.ts";
import type { Interruption, Io } from "./io.ts";
import { render, type Block } from "./output/block.ts";
import { errorBlock, errorDocument } from "./output/error-report.ts";
import { toJson } from "./output/json.ts";
import { createOutput } from "./output/output.ts";
import { Cancelled, createPrompt } from "./prompt/prompt.ts";
import { lookOf, pageLookOf } from "./output/look.ts";
import { VERSION } from "./version.ts";

/** Carries out one command line over the commands of a table. */
export async function run(
  argv: readonly string[],
  io: Io,
  sections: readonly CommandSection[],
): Promise<number> {
  try {
    const code = await carryOut(argv, io, sections);
    return codeOfInterruption(io) ?? code;
  } catch (thrown) {
    try {
      return reportThrown(thrown, argv, io);
    } catch (again) {
      return isClosedPipe(again) ? EXIT.done : EXIT.bug;
    }
  }
}

async function carryOut(
  argv: readonly string[],
  io: Io,
  sections: readonly CommandSection[],
): Promise<number> {
  const request = await readRequest(
    argv,
    sections.flatMap(({ commands }) => commands),
  );
  if (request.kind === "command") return runCommand(request, io, sections);
  const isJson = isGiven(argv, "--json");
  if (request.kind === "version") {
    io.stdout.write(isJson ? toJson({ schema: "deadwax.version/1", version: VERSION }) : `${VERSION}\n`);
    return EXIT.done;
  }
  const look = pageLookOf(io.stdout, { env: io.env, color: wantedColor(argv) });
  io.stdout.write(
    isJson ? toJson(helpDocument(request.found, sections)) : render(helpOf(request.found, sections), look),
  );
  return EXIT.done;
}

function helpOf({ name, entry, command }: Found, sections: readonly CommandSection[]): Block {
  return entry === undefined ? overview(sections, VERSION) : commandHelp(name, entry, command);
}

type CommandRequest = Extract<Request, { kind: "command" }>;

async function runCommand(
  request: CommandRequest,
  io: Io,
  sections: readonly CommandSection[],
): Promise<number> {
  const { command, input, globals } = request;
  const { json, quiet, color, yes, dryRun } = globals;
  const out = createOutput(io, { json, quiet, color });
  const signal = io.interrupt ?? new AbortController().signal;
  const { cwd, env, stdin, now = () => new Date() } = io;
  try {
    const done = await command.run(
      {
        out,
        prompt: createPrompt({ terminal: json ? undefined : io.terminal, isYes: yes, signal }),
        signal,
        catalog: findCatalogAddress(globals.catalog, io),
        isDryRun: dryRun,
        cwd,
        env,
        stdin,
        now,
        sections,
      },
      input,
    );
    out.close();
    io.stdout.write(json ? toJson(done.result) : render(done.page(), out.look));
    return done.hasProblems ? EXIT.problems : EXIT.done;
  } finally {
    out.close();
  }
}

function reportThrown(thrown: unknown, argv: readonly string[], io: Io): number {
  const interrupted = codeOfInterruption(io);
  if (isClosedPipe(thrown) || interrupted === EXIT.done) return EXIT.done;
  const isStopped = thrown instanceof Cancelled || isAbort(thrown, io);
  if (isStopped) {
    if (!isGiven(argv, "--json")) io.stderr.write("Stopped.\n");
    return interrupted ?? EXIT.sigint;
  }
  const error = asRefusal(thrown) ?? asBug(thrown, argv, io);
  if (isGiven(argv, "--json")) io.stdout.write(toJson(errorDocument(error)));
  else
    io.stderr.write(render(errorBlock(error), lookOf(io.stderr, { env: io.env, color: wantedColor(argv) })));
  return interrupted ?? EXIT_OF_KIND[error.kind];
}

function asBug(thrown: unknown, argv: readonly string[], io: Io): CatalogError {
  const now = io.now?.() ?? new Date();
  const path = writeCrashReport({ thrown, argv, now, folder: io.temporaryFolder });
  const report = path ?? "no file, because the temporary folder cannot be written";
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new CatalogError("COMMAND_BUG", { reason, report }, { cause: thrown });
}

/** Whether what was thrown is only the echo of our own signal. */
function isAbort(thrown: unknown, { interrupt }: Io): boolean {
  if (interrupt?.aborted !== true) return false;
  return thrown === interrupt.reason || (thrown instanceof Error && thrown.name === "AbortError");
}

function codeOfInterruption({ interrupt }: Io): number | undefined {
  if (interrupt?.aborted !== true) return undefined;
  const codes: Readonly<Record<Interruption, number>> = {
    sigint: EXIT.sigint,
    sigterm: EXIT.sigterm,
    "closed-pipe": EXIT.done,
  };
  const reason: unknown = interrupt.reason;
  return reason === "sigint" || reason === "sigterm" || reason === "closed-pipe"
    ? codes[reason]
    : EXIT.sigint;
}

function wantedColor(argv: readonly string[]): boolean | undefined {
  if (isGiven(argv, "--no-color")) return false;
  return isGiven(argv, "--color") ? true : undefined;
}
