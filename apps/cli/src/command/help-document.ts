/** The help of `--json`: what the pages of help show, as one document. */
import {
  isGroup,
  type Command,
  type CommandEntry,
  type CommandGroup,
  type CommandSection,
  type Result,
} from "./command.ts";
import type { Found } from "./find-command.ts";
import { flagUsage, type FlagTable } from "./flag.ts";
import { GLOBAL_FLAGS } from "./global-flags.ts";
import { flagSays, ownFlags, paragraphs, positionalSays, usageOf } from "./help.ts";
import { positionalName } from "./positional.ts";

interface Term {
  readonly name: string;
  readonly summary: string;
}

/** A command has arguments, flags and examples; `deadwax` itself and a group of commands have commands. */
export interface HelpDocument extends Result {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly description: readonly string[];
  readonly commands: readonly Term[];
  readonly arguments: readonly Term[];
  readonly flags: readonly Term[];
  readonly examples: Command["examples"];
}

export function helpDocument(
  { name, entry, command }: Found,
  sections: readonly CommandSection[],
): HelpDocument {
  if (entry === undefined) {
    const commands = sections.flatMap((section) => section.commands);
    return {
      ...about(name, { summary: "The system of record for recordings" }, { subcommands: commands }),
      flags: flagTerms(GLOBAL_FLAGS),
    };
  }
  return about(name, entry, command);
}

function about(
  name: string,
  { summary }: Pick<CommandEntry, "summary">,
  command: Command | CommandGroup,
): HelpDocument {
  const shared = {
    ...{ schema: "deadwax.help/1" as const, name, summary, usage: usageOf(name, command) },
    description: paragraphs(command.description),
  };
  if (isGroup(command)) {
    const commands = command.subcommands.map((one) => ({ name: one.name, summary: one.summary }));
    return { ...shared, commands, arguments: [], flags: [], examples: [] };
  }
  return {
    ...shared,
    commands: [],
    arguments: command.positionals.map((one) => ({
      name: positionalName(one),
      summary: positionalSays(one),
    })),
    flags: flagTerms(ownFlags(command)),
    examples: command.examples,
  };
}

function flagTerms(flags: FlagTable): readonly Term[] {
  return Object.entries(flags).map(([key, flag]) => ({
    name: flagUsage(key, flag),
    summary: flagSays(flag),
  }));
}
