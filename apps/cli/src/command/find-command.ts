/** Follows the words of a command line down the table of commands. */
import { CatalogError } from "@deadwax/catalog";
import { isGroup, type Command, type CommandEntry, type CommandGroup } from "./command.ts";
import { GLOBAL_FLAGS } from "./global-flags.ts";
import { nearestWord } from "./suggestion.ts";
import { indexFlags, isFlag, splitFlag } from "./typed.ts";

/** Where the words led. */
export interface Found {
  /** `deadwax prefix add`. */
  readonly name: string;
  /** Undefined for `deadwax` itself. */
  readonly entry: CommandEntry | undefined;
  readonly command: Command | CommandGroup;
  /** The arguments without the words that named the command. */
  readonly rest: readonly string[];
}

const globalFlags = indexFlags(GLOBAL_FLAGS);

/** The command that the arguments name. Throws `COMMAND_UNKNOWN`. */
export async function findCommand(args: readonly string[], entries: readonly CommandEntry[]): Promise<Found> {
  let found: Found = { name: "deadwax", entry: undefined, command: { subcommands: entries }, rest: args };
  while (isGroup(found.command)) {
    const at = wordAt(found.rest);
    const word = found.rest[at];
    if (word === undefined) return found;
    const entry = findEntry(word, found.command.subcommands);
    if (entry === undefined) throw unknownCommand(word, found.name, found.command.subcommands);
    found = {
      name: `${found.name} ${entry.name}`,
      entry,
      command: await entry.load(),
      rest: [...found.rest.slice(0, at), ...found.rest.slice(at + 1)],
    };
  }
  return found;
}

/** Where the first argument stands that is neither a flag nor the value of a global one; past the end when nowhere. */
export function wordAt(args: readonly string[]): number {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    if (arg === "--") return args.length;
    if (!isFlag(arg)) return at;
    const { name, value } = splitFlag(arg);
    const known = globalFlags.get(name);
    if (known !== undefined && known.flag.type !== "boolean" && value === undefined) at += 1;
  }
  return args.length;
}

function findEntry(word: string, entries: readonly CommandEntry[]): CommandEntry | undefined {
  return entries.find(({ name, aliases = [] }) => name === word || aliases.includes(word));
}

function unknownCommand(word: string, parent: string, entries: readonly CommandEntry[]): CatalogError {
  const names = entries.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const prefix = parent === "deadwax" ? "" : `${parent.slice("deadwax ".length)} `;
  const nearest = nearestWord(word, names);
  return new CatalogError("COMMAND_UNKNOWN", {
    name: `${prefix}${word}`,
    nearest: nearest === undefined ? undefined : `deadwax ${prefix}${nearest}`,
  });
}
