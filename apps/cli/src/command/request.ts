/** From arguments to what is asked of the program: help, the version, or one command with its input. */
import { CatalogError } from "@deadwax/catalog";
import { isGroup, type Command, type CommandEntry, type Input } from "./command.ts";
import { findCommand, wordAt, type Found } from "./find-command.ts";
import type { FlagTable } from "./flag.ts";
import { DRY_RUN_FLAG, GLOBAL_FLAGS, type GlobalValues } from "./global-flags.ts";
import { readFlags, readInput } from "./input.ts";
import type { Positional } from "./positional.ts";
import { readTyped } from "./typed.ts";

export type Request =
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly found: Found }
  | {
      readonly kind: "command";
      readonly name: string;
      readonly command: Command;
      readonly input: Input<readonly Positional[], FlagTable>;
      readonly globals: GlobalValues;
    };

/** Reads a command line. Throws `COMMAND_…` errors. Help is given whatever else is wrong with the line. */
export async function readRequest(
  argv: readonly string[],
  entries: readonly CommandEntry[],
): Promise<Request> {
  const flags = beforeDashes(argv);
  if (flags.includes("--version") || flags.includes("-V")) return { kind: "version" };
  const isHelp = flags.includes("--help") || flags.includes("-h");
  const asked = helpWords(argv);
  const found = await findCommand(asked ?? argv, entries);
  if (isHelp || asked !== undefined) return { kind: "help", found };
  const { command, name } = found;
  if (isGroup(command)) return groupAlone(found);
  const typed = readTyped(found.rest, { ...command.flags, ...GLOBAL_FLAGS, ...DRY_RUN_FLAG }, name);
  if (typed.flags.has("dryRun") && command.writes !== true) {
    throw new CatalogError("COMMAND_WRITES_NOTHING", { command: name });
  }
  return {
    kind: "command",
    name,
    command,
    input: readInput(command, typed, name),
    globals: readGlobals(typed, name),
  };
}

/** Whether the one flag stands in the line, for what must be known even when the line cannot be read. */
export function isGiven(argv: readonly string[], flag: string): boolean {
  return beforeDashes(argv).includes(flag);
}

function readGlobals(typed: ReturnType<typeof readTyped>, name: string): GlobalValues {
  // Same tables as the type: see readInput.
  return readFlags({ ...GLOBAL_FLAGS, ...DRY_RUN_FLAG }, typed, name) as unknown as GlobalValues;
}

function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf("--");
  return end < 0 ? argv : argv.slice(0, end);
}

/** `help add --json` → `add --json`. */
function helpWords(argv: readonly string[]): readonly string[] | undefined {
  const at = wordAt(argv);
  return argv[at] === "help" ? [...argv.slice(0, at), ...argv.slice(at + 1)] : undefined;
}

/** `deadwax` alone asks for the overview; `deadwax prefix` alone, or with flags nobody knows, is half a command. */
function groupAlone(found: Found): Request {
  const { command, name, rest, entry } = found;
  readTyped(rest, GLOBAL_FLAGS, name);
  if (entry === undefined || !isGroup(command)) return { kind: "help", found };
  throw new CatalogError("COMMAND_INCOMPLETE", {
    command: name,
    subcommands: command.subcommands.map((subcommand) => subcommand.name),
  });
}
