/** What a shell has to know to complete a command line: the table of commands, flattened to words. */
import { isGroup, type CommandEntry } from "../command/command.ts";
import { flagName, kebab, type Flag, type FlagTable } from "../command/flag.ts";
import { GLOBAL_FLAGS } from "../command/global-flags.ts";
import { ownFlags } from "../command/help.ts";
import type { Positional } from "../command/positional.ts";

export interface CompletionFlag {
  /** `--title`, `--no-explicit`, `-q`. */
  readonly names: readonly string[];
  readonly help: string;
  readonly takesValue: boolean;
  readonly values: readonly string[];
  readonly completes: "file" | "folder" | "nothing";
}

/** One place in the tree: `` (deadwax itself), `prefix`, `prefix add`. */
export interface CompletionNode {
  readonly path: string;
  readonly words: readonly { readonly name: string; readonly help: string }[];
  readonly flags: readonly CompletionFlag[];
  /** What may stand where no flag and no subcommand does. */
  readonly completes: "file" | "folder" | "nothing";
  readonly values: readonly string[];
}

/** Every place, the outermost first. Aliases are places too, so that what follows them is completed. */
export async function completionNodes(entries: readonly CommandEntry[]): Promise<readonly CompletionNode[]> {
  const globals = flagsOf(GLOBAL_FLAGS);
  const visit = async (path: string, entry: CommandEntry): Promise<readonly CompletionNode[]> => {
    const command = await entry.load();
    const names = [entry.name, ...(entry.aliases ?? [])];
    const places = names.map((name) => `${path} ${name}`.trim());
    if (!isGroup(command)) {
      const flags = [...flagsOf(ownFlags(command)), ...globals];
      return places.map((place) => ({ path: place, words: [], flags, ...argument(command.positionals) }));
    }
    const lists = places.map(async (place) => [
      {
        path: place,
        words: wordsOf(command.subcommands),
        flags: globals,
        completes: "nothing" as const,
        values: [],
      },
      ...(await Promise.all(command.subcommands.map((subcommand) => visit(place, subcommand)))).flat(),
    ]);
    return (await Promise.all(lists)).flat();
  };
  const help = { name: "help", help: "Explain a command" };
  const root: CompletionNode = {
    path: "",
    words: [...wordsOf(entries), help],
    flags: globals,
    completes: "nothing",
    values: [],
  };
  const helpNode: CompletionNode = { ...root, path: "help", words: wordsOf(entries) };
  return [root, helpNode, ...(await Promise.all(entries.map((entry) => visit("", entry)))).flat()];
}

/** Flags whose value is not a word of the command, before and after which commands may stand. */
export function valueFlagNames(nodes: readonly CompletionNode[]): readonly string[] {
  const root = nodes.find(({ path }) => path === "");
  return (root?.flags ?? []).filter((flag) => flag.takesValue).flatMap(({ names }) => names);
}

function wordsOf(entries: readonly CommandEntry[]): CompletionNode["words"] {
  return entries.map(({ name, summary }) => ({ name, help: summary }));
}

function flagsOf(flags: FlagTable): readonly CompletionFlag[] {
  return Object.entries(flags).map(([key, flag]) => ({
    names: namesOf(key, flag),
    help: flag.help,
    takesValue: flag.type !== "boolean",
    values: flag.type === "string" ? (flag.choices ?? []) : [],
    completes: flag.type === "string" ? (flag.completes ?? "nothing") : "nothing",
  }));
}

function namesOf(key: string, flag: Flag): readonly string[] {
  const short = flag.short === undefined ? [] : [`-${flag.short}`];
  const negative = flag.type === "boolean" && flag.negatable === true ? [`--no-${kebab(key)}`] : [];
  return [flagName(key), ...negative, ...short];
}

/** Completion does not count arguments: what the last one takes is offered for all. */
function argument(positionals: readonly Positional[]): Pick<CompletionNode, "completes" | "values"> {
  return {
    completes: positionals.find(({ completes }) => completes !== undefined)?.completes ?? "nothing",
    values: positionals.flatMap(({ choices = [] }) => choices),
  };
}
