/** Help, made from the same objects that parse. */
import { heading, indent, nothing, page, paragraph, spaced, type Block } from "../output/block.ts";
import { dim, paint, plainText, strong, type Text } from "../output/text.ts";
import { fit, widthOf, wrap } from "../output/width.ts";
import {
  isGroup,
  type Command,
  type CommandEntry,
  type CommandGroup,
  type CommandSection,
} from "./command.ts";
import { flagUsage, type Flag, type FlagTable } from "./flag.ts";
import { DRY_RUN_FLAG, GLOBAL_FLAGS } from "./global-flags.ts";
import { expectedNumber } from "./input.ts";
import { positionalName, positionalUsage, type Positional } from "./positional.ts";

/** Lines longer than this are hard to read, however wide the window is. */
const READABLE = 100;
/** The column of terms gives way when one of them is longer. */
const TERM_MOST = 28;

/** What `deadwax` says about itself: its commands by section, and the flags they share. */
export function overview(sections: readonly CommandSection[], version: string): Block {
  return readable(
    spaced(
      page(
        paragraph([strong(`deadwax ${version}`), "  the system of record for recordings"]),
        paragraph("Gives every finished master its ISRC and keeps file, catalog and delivery in agreement."),
      ),
      usageLine("deadwax COMMAND [ARGUMENT...] [FLAG...]"),
      ...sections.filter(({ commands }) => commands.length > 0).map((section) => sectionBlock(section)),
      termSection("Flags of every command", flagTerms(GLOBAL_FLAGS)),
      paragraph(dim("`deadwax help COMMAND` explains a command and shows examples.")),
    ),
  );
}

/** What one command or group says about itself. */
export function commandHelp(name: string, entry: CommandEntry, command: Command | CommandGroup): Block {
  const aliases = entry.aliases ?? [];
  return readable(
    spaced(
      paragraph([strong(name), `  ${entry.summary}`]),
      page(
        usageLine(usageOf(name, command)),
        aliases.length === 0 ? nothing : paragraph([dim("Also called: "), aliases.join(", ")]),
      ),
      ...paragraphs(command.description).map((text) => paragraph(text)),
      isGroup(command) ? termSection("Commands", command.subcommands.map(entryTerm)) : commandParts(command),
    ),
  );
}

/** `deadwax add FILE... [FLAG...]`. */
export function usageOf(name: string, command: Command | CommandGroup): string {
  if (isGroup(command)) return `${name} COMMAND`;
  const required = Object.entries(command.flags)
    .filter(([, flag]) => flag.type !== "boolean" && flag.required === true)
    .map(([key, flag]) => flagUsage(key, flag));
  return [name, ...command.positionals.map(positionalUsage), ...required, "[FLAG...]"].join(" ");
}

/** The flags of a command without the global ones, `--dry-run` included where it means something. */
export function ownFlags(command: Command): FlagTable {
  return command.writes === true ? { ...command.flags, ...DRY_RUN_FLAG } : command.flags;
}

/** The help sentence with what else is to be known: choices, bounds, default, repetition. */
export function flagSays(flag: Flag): string {
  const notes: string[] = [];
  if (flag.type === "string" && flag.choices !== undefined) notes.push(flag.choices.join(", "));
  if (flag.type === "number" && (flag.min !== undefined || flag.max !== undefined))
    notes.push(expectedNumber(flag));
  if (flag.type === "date") notes.push("2026, 2026-03 or 2026-03-14");
  if (flag.type !== "boolean" && flag.required === true) notes.push("required");
  if (flag.type !== "boolean" && flag.repeated === true) notes.push("may be repeated");
  if ((flag.type === "string" || flag.type === "number") && flag.default !== undefined)
    notes.push(`default ${flag.default}`);
  return notes.length === 0 ? flag.help : `${flag.help} (${notes.join("; ")})`;
}

/** What an argument stands for, with its choices. */
export function positionalSays({ help, choices }: Positional): string {
  return choices === undefined ? help : `${help} (${choices.join(", ")})`;
}

/** Paragraphs of a description. */
export function paragraphs(text: string | undefined): readonly string[] {
  return text === undefined
    ? []
    : text
        .split(/\n\s*\n/u)
        .map((part) => part.replaceAll(/\s+/gu, " ").trim())
        .filter((part) => part !== "");
}

function commandParts(command: Command): Block {
  const examples = command.examples.map(({ command: typed, says }) =>
    page(paragraph(`$ ${typed}`), indent(paragraph(dim(says)))),
  );
  return spaced(
    termSection(
      "Arguments",
      command.positionals.map((positional) => [positionalName(positional), positionalSays(positional)]),
    ),
    termSection("Flags", flagTerms(ownFlags(command))),
    examples.length === 0 ? nothing : page(heading("Examples"), indent(page(...examples))),
    paragraph(dim("`deadwax help` lists the flags that every command understands.")),
  );
}

function sectionBlock({ title, commands }: CommandSection): Block {
  return termSection(title, commands.map(entryTerm));
}

type Term = readonly [term: string, says: string];

function entryTerm({ name, summary }: CommandEntry): Term {
  return [name, summary];
}

function flagTerms(flags: FlagTable): readonly Term[] {
  return Object.entries(flags).map(([key, flag]) => [
    `${flag.short === undefined ? "    " : `-${flag.short}, `}${flagUsage(key, flag)}`,
    flagSays(flag),
  ]);
}

function termSection(title: string, terms: readonly Term[]): Block {
  return terms.length === 0 ? nothing : page(heading(title), indent(termList(terms)));
}

/** Terms and what they mean; a term too long for its column stands on a line of its own. */
function termList(terms: readonly Term[]): Block {
  const widest = Math.max(...terms.map(([term]) => widthOf(term)));
  return (look) => {
    const width = Math.min(TERM_MOST, widest, Math.floor((look.width ?? Infinity) / 2));
    return terms.flatMap(([term, says]) => {
      const room = look.width === undefined ? undefined : Math.max(1, look.width - width - 2);
      const lines = wrap(says, room).map((line) => `${" ".repeat(width + 2)}${paint(line, look)}`);
      const text: Text = strong(term);
      if (widthOf(text) > width) return [paint([{ role: "strong", text: plainText(text) }], look), ...lines];
      const [first = "", ...rest] = lines;
      return [`${fit(text, { width }, look)}${first.slice(width)}`, ...rest];
    });
  };
}

function usageLine(usage: string): Block {
  return paragraph([dim("Usage: "), usage]);
}

function readable(block: Block): Block {
  return (look) => block({ ...look, width: Math.min(look.width ?? 80, READABLE) });
}
