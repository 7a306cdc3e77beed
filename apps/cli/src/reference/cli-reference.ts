/** `docs/reference/cli.md`, made from the table of commands: the same objects that parse and explain. */
import {
  isGroup,
  type Command,
  type CommandEntry,
  type CommandGroup,
  type CommandSection,
} from "../command/command.ts";
import { flagUsage, type FlagTable } from "../command/flag.ts";
import { GLOBAL_FLAGS } from "../command/global-flags.ts";
import { flagSays, ownFlags, paragraphs, positionalSays, usageOf } from "../command/help.ts";
import { positionalName } from "../command/positional.ts";
import { asMarkdown, markdownTable } from "./markdown.ts";

const EXIT_CODES = [
  ["0", "Done. A reader that closes the pipe early (`deadwax list \\| head`) is no failure."],
  ["1", "Done, but some inputs were refused or problems were found; the result says which."],
  ["2", "The request was refused: it cannot be read, what it names is not there, or a rule forbids it."],
  ["3", "Something it needs is not available: a full disk, a locked catalog, a missing permission or tool."],
  ["70", "A mistake in Deadwax itself. A report file is named; it stays on the computer."],
  ["130, 143", "Stopped by Ctrl-C or by SIGTERM, after the running step was finished."],
] as const;

/** The whole page. Generated: `npm run docs:gen` writes it, `npm run check` fails when it is stale. */
export async function cliReference(sections: readonly CommandSection[]): Promise<string> {
  const parts = [
    "# Command line",
    "Generated from the commands themselves. `deadwax help COMMAND` shows the same.",
    "```\ndeadwax COMMAND [ARGUMENT...] [FLAG...]\n```",
    "## Flags of every command",
    "They may stand before or after the command. `--flag=value` and `--flag value` are the same; `--` ends the flags.",
    flagTable(GLOBAL_FLAGS),
    "A page in a pipe or a file has lines of 80 columns, or as many as the environment says with `COLUMNS`: cells of tables are cut, single words such as paths are not. `--json` holds every value whole.",
    "Commands that write also know `--dry-run`: say what would happen and write nothing.",
    "## Exit codes",
    markdownTable(["code", "means"], EXIT_CODES),
    "What `--json` prints, refusals included, is described in [json.md](json.md); every refusal in [errors.md](errors.md).",
  ];
  for (const { title, commands } of sections) {
    parts.push(`## ${title}`);
    for (const entry of commands) parts.push(...(await entryParts("deadwax", entry)));
  }
  return `${parts.join("\n\n")}\n`;
}

async function entryParts(parent: string, entry: CommandEntry): Promise<readonly string[]> {
  const name = `${parent} ${entry.name}`;
  const command = await entry.load();
  const head = [`### ${name}`, `${asMarkdown(entry.summary)}.`, ...aliasLine(entry)];
  return isGroup(command)
    ? [...head, ...(await groupParts(name, command))]
    : [...head, ...commandParts(name, command)];
}

function aliasLine({ aliases = [] }: CommandEntry): readonly string[] {
  return aliases.length === 0 ? [] : [`Also called: ${aliases.map((alias) => `\`${alias}\``).join(", ")}.`];
}

async function groupParts(
  name: string,
  { description, subcommands }: CommandGroup,
): Promise<readonly string[]> {
  const below = await Promise.all(subcommands.map((subcommand) => entryParts(name, subcommand)));
  return [...paragraphs(description).map(asMarkdown), ...below.flat()];
}

function commandParts(name: string, command: Command): readonly string[] {
  const flags = ownFlags(command);
  const examples = command.examples.flatMap(({ command: typed, says }) => [
    `${says}:`,
    `\`\`\`\n${typed}\n\`\`\``,
  ]);
  return [
    `\`\`\`\n${usageOf(name, command)}\n\`\`\``,
    ...paragraphs(command.description).map(asMarkdown),
    ...(command.positionals.length === 0
      ? []
      : [
          markdownTable(
            ["argument", "stands for"],
            command.positionals.map((positional) => [
              `\`${positionalName(positional)}\``,
              positionalSays(positional),
            ]),
          ),
        ]),
    ...(Object.keys(flags).length === 0 ? [] : [flagTable(flags)]),
    ...examples,
  ];
}

function flagTable(flags: FlagTable): string {
  const rows = Object.entries(flags).map(([key, flag]) => {
    const short = flag.short === undefined ? "" : `\`-${flag.short}\`, `;
    return [`${short}\`${flagUsage(key, flag)}\``, asMarkdown(flagSays(flag))];
  });
  return markdownTable(["flag", "does"], rows);
}
