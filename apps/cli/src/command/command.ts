/**
 * What a command is. A command is a plain object; nothing registers itself. The table (`commands/table.ts`) holds
 * name, summary and how to load it; the definition holds the rest; `run` returns what happened as one value.
 */
import type { Readable } from "node:stream";
import type { Block } from "../output/block.ts";
import type { Output } from "../output/output.ts";
import type { Prompt } from "../prompt/prompt.ts";
import type { CatalogAddress } from "./catalog-address.ts";
import type { FlagTable, FlagValues } from "./flag.ts";
import type { Positional, PositionalValues } from "./positional.ts";

/** What the frame hands to every command beside its own input. */
export interface CommandContext {
  readonly out: Output;
  readonly prompt: Prompt;
  /** Aborted when the program is to stop. A command ends its current step, then calls `throwIfAborted` or returns. */
  readonly signal: AbortSignal;
  readonly catalog: CatalogAddress;
  /** True: say what would happen and write nothing. */
  readonly isDryRun: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly now: () => Date;
  /** The table this command stands in. */
  readonly sections: readonly CommandSection[];
}

/** The one JSON document a command makes. See docs/reference/json.md for what the schema name promises. */
export interface Result {
  readonly schema: `deadwax.${string}/${number}`;
}

/** What a command hands back: the result, how a person reads it, and whether there is something to look at. */
export interface Outcome {
  readonly result: Result;
  readonly page: () => Block;
  /** True ends the program with 1: done, but some inputs were refused or problems were found. */
  readonly hasProblems: boolean;
}

/** Pairs a result with the function that shows it to a person. */
export function outcome<R extends Result>(
  result: R,
  show: (result: R) => Block,
  { hasProblems = false }: { readonly hasProblems?: boolean } = {},
): Outcome {
  return { result, page: () => show(result), hasProblems };
}

export interface Example {
  /** As typed, beginning with `deadwax`. */
  readonly command: string;
  /** What it does, one sentence. */
  readonly says: string;
}

/** What a command receives: its positionals and flags, checked and typed. */
export interface Input<Positionals extends readonly Positional[], Flags extends FlagTable> {
  readonly positionals: PositionalValues<Positionals>;
  readonly flags: FlagValues<Flags>;
}

export interface CommandDefinition<Positionals extends readonly Positional[], Flags extends FlagTable> {
  /** Paragraphs under the summary in help, separated by empty lines. */
  readonly description?: string;
  readonly examples: readonly Example[];
  readonly positionals: Positionals;
  readonly flags: Flags;
  /** Whether it changes a catalog or a file; adds `--dry-run`. */
  readonly writes?: boolean;
  run(context: CommandContext, input: Input<Positionals, Flags>): Promise<Outcome>;
}

/** A command whose input types have been checked where it was defined. */
export interface Command {
  readonly description?: string;
  readonly examples: readonly Example[];
  readonly positionals: readonly Positional[];
  readonly flags: FlagTable;
  readonly writes?: boolean;
  run(context: CommandContext, input: Input<readonly Positional[], FlagTable>): Promise<Outcome>;
}

/** A word that only leads to other commands: `deadwax prefix …`. */
export interface CommandGroup {
  readonly description?: string;
  readonly subcommands: readonly CommandEntry[];
}

/** One line of the table of commands. */
export interface CommandEntry {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One sentence, no full stop, shown in lists: begins with a verb. */
  readonly summary: string;
  readonly load: () => Command | CommandGroup | Promise<Command | CommandGroup>;
}

/** Commands that belong together under one heading of the help. */
export interface CommandSection {
  readonly title: string;
  readonly commands: readonly CommandEntry[];
}

/** Defines a command; the types of its input follow from its positionals and flags. */
export function defineCommand<const Positionals extends readonly Positional[], const Flags extends FlagTable>(
  definition: CommandDefinition<Positionals, Flags>,
): Command {
  return definition;
}

export function isGroup(command: Command | CommandGroup): command is CommandGroup {
  return "subcommands" in command;
}
