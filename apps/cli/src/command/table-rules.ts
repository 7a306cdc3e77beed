/** Rules for the table of commands that types cannot hold. A test applies them to the real table. */
import { isGroup, type Command, type CommandEntry } from "./command.ts";
import { flagName, type FlagTable } from "./flag.ts";
import { DRY_RUN_FLAG, GLOBAL_FLAGS } from "./global-flags.ts";
import { readRequest } from "./request.ts";

/** What is wrong with these commands and all below them, one sentence each; empty when nothing is. */
export async function checkCommands(entries: readonly CommandEntry[]): Promise<readonly string[]> {
  return [
    ...repeatedNames(entries),
    ...(await Promise.all(entries.map((entry) => checkEntry("deadwax", entry, entries)))).flat(),
  ];
}

async function checkEntry(
  parent: string,
  entry: CommandEntry,
  top: readonly CommandEntry[],
): Promise<readonly string[]> {
  const name = `${parent} ${entry.name}`;
  const command = await entry.load();
  const found = sentence(`${name}: the summary`, entry.summary);
  if (isGroup(command)) {
    const below = await Promise.all(
      command.subcommands.map((subcommand) => checkEntry(name, subcommand, top)),
    );
    return [...found, ...repeatedNames(command.subcommands), ...below.flat()];
  }
  return [...found, ...checkCommand(name, command), ...(await checkExamples(name, command, top))];
}

function repeatedNames(entries: readonly CommandEntry[]): readonly string[] {
  const names = entries.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return ["help", ...names]
    .filter((name, index, all) => all.indexOf(name) !== index)
    .map((name) => `the name ${name} is given to two commands`);
}

function checkCommand(name: string, { flags, positionals }: Command): readonly string[] {
  const taken = Object.keys({ ...GLOBAL_FLAGS, ...DRY_RUN_FLAG });
  const table: FlagTable = GLOBAL_FLAGS;
  const shorts = [...Object.values(table), ...Object.values(flags)].flatMap(({ short }) => short ?? []);
  const order = positionals.findIndex(
    ({ repeated, optional }, index) =>
      index < positionals.length - 1 &&
      (repeated === true || (optional === true && positionals[index + 1]?.optional !== true)),
  );
  return [
    ...Object.keys(flags)
      .filter((key) => taken.includes(key))
      .map((key) => `${name}: ${flagName(key)} belongs to every command`),
    ...shorts
      .filter((short, index) => shorts.indexOf(short) !== index)
      .map((short) => `${name}: -${short} is given twice`),
    ...Object.entries(flags).flatMap(([key, { help }]) =>
      sentence(`${name} ${flagName(key)}: the help`, help),
    ),
    ...positionals.flatMap((positional) => sentence(`${name} ${positional.name}: the help`, positional.help)),
    ...(order < 0 ? [] : [`${name}: what follows a repeated or optional argument can never be read`]),
  ];
}

/** Help shows examples; each must be a line that the parser accepts for this very command. */
async function checkExamples(
  name: string,
  { examples }: Command,
  top: readonly CommandEntry[],
): Promise<readonly string[]> {
  if (examples.length === 0) return [`${name}: has no example`];
  const checks = examples.map(async ({ command: typed, says }) => {
    const found = sentence(`${name}: “${typed}”`, says);
    // Only lines that begin with the program can be read; others use it inside something of the shell.
    if (!typed.startsWith("deadwax ")) return found;
    try {
      const request = await readRequest(shellWords(typed).slice(1), top);
      return request.kind === "command" && request.name === name
        ? found
        : [...found, `${name}: “${typed}” runs something else`];
    } catch (thrown) {
      return [...found, `${name}: “${typed}” is refused: ${String(thrown)}`];
    }
  });
  return (await Promise.all(checks)).flat();
}

function sentence(what: string, text: string): readonly string[] {
  const found: string[] = [];
  if (text.trim() === "") found.push(`${what} is empty`);
  if (text.endsWith(".")) found.push(`${what} ends in a full stop`);
  if (/^[a-z]+(?:\s|$)/u.test(text)) found.push(`${what} begins in lower case`);
  return found;
}

/** Words as a shell splits them up to the first pipe or redirection: quotation marks keep spaces. */
function shellWords(line: string): readonly string[] {
  const words = [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/gu)].map(([word]) =>
    word.replaceAll(/["']/gu, ""),
  );
  const end = words.findIndex((word) => /^(?:[|<>;]|&&)/u.test(word));
  return end < 0 ? words : words.slice(0, end);
}
