import { quote, type ErrorDefinition } from "./definition.ts";

/** `; the nearest is --title`, or nothing when nothing is near. */
function near(nearest: string | undefined): string {
  return nearest === undefined ? "" : `; the nearest is ${nearest}`;
}

/** Command lines that cannot be carried out as they were typed. */
export const COMMAND_ERRORS = {
  COMMAND_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { name: string; nearest?: string | undefined }) =>
      `There is no command ${quote(p.name)}${near(p.nearest)}.`,
    hint: "`deadwax help` lists every command.",
  },
  COMMAND_INCOMPLETE: {
    kind: "invalid_input",
    message: (p: { command: string; subcommands: readonly string[] }) =>
      `${quote(p.command)} needs to know what to do: ${p.subcommands.join(", ")}.`,
    hint: "Add --help to see what each of them does.",
  },
  COMMAND_FLAG_UNKNOWN: {
    kind: "invalid_input",
    message: (p: { flag: string; command: string; nearest?: string | undefined }) =>
      `${quote(p.command)} has no flag ${quote(p.flag)}${near(p.nearest)}.`,
    hint: "Add --help to see its flags. Put -- before arguments that begin with a dash.",
  },
  COMMAND_FLAG_WITHOUT_VALUE: {
    kind: "invalid_input",
    message: (p: { flag: string; placeholder: string }) =>
      `${p.flag} needs a value: ${p.flag} ${p.placeholder}.`,
    hint: "When the value begins with a dash, join the two with an equals sign, as in --title=-1.",
  },
  COMMAND_FLAG_WITH_VALUE: {
    kind: "invalid_input",
    message: (p: { flag: string; value: string }) =>
      `${p.flag} is on or off and takes no value, but got ${quote(p.value)}.`,
    hint: "Write the flag alone. To switch it off, put no- before its name, as in --no-color.",
  },
  COMMAND_FLAG_TWICE: {
    kind: "invalid_input",
    message: (p: { flag: string; first: string; second: string }) =>
      `${p.flag} takes one value, but got ${quote(p.first)} and ${quote(p.second)}.`,
    hint: "Leave one of the two out.",
  },
  COMMAND_FLAG_MISSING: {
    kind: "invalid_input",
    message: (p: { flag: string; placeholder: string; command: string }) =>
      `${quote(p.command)} needs ${p.flag} ${p.placeholder}.`,
    hint: "Add --help to see what it stands for, with examples.",
  },
  COMMAND_VALUE_NOT_A_NUMBER: {
    kind: "invalid_input",
    message: (p: { name: string; value: string; expected: string }) =>
      `${p.name} got ${quote(p.value)}, where ${p.expected} is expected.`,
    hint: "Write it in digits, with a point before decimals and no thousands separator.",
  },
  COMMAND_VALUE_NOT_A_DATE: {
    kind: "invalid_input",
    message: (p: { name: string; value: string }) => `${p.name} got ${quote(p.value)}, which is not a date.`,
    hint: "Write a year, a month or a day, as in 2026, 2026-03 or 2026-03-14.",
  },
  COMMAND_VALUE_NOT_A_CHOICE: {
    kind: "invalid_input",
    message: (p: { name: string; value: string; choices: readonly string[]; nearest?: string | undefined }) =>
      `${p.name} got ${quote(p.value)}; it can be ${p.choices.join(", ")}${near(p.nearest)}.`,
    hint: "Write one of these words as it stands.",
  },
  COMMAND_ARGUMENT_MISSING: {
    kind: "invalid_input",
    message: (p: { argument: string; command: string }) => `${quote(p.command)} needs ${p.argument}.`,
    hint: "Add --help to see what it stands for, with examples.",
  },
  COMMAND_ARGUMENT_EXTRA: {
    kind: "invalid_input",
    message: (p: { argument: string; command: string; usage: string }) =>
      `${quote(p.command)} does not know what to do with ${quote(p.argument)}; it is written ${p.usage}.`,
    hint: "Put quotation marks around a name that has spaces in it.",
  },
  COMMAND_WRITES_NOTHING: {
    kind: "invalid_input",
    message: (p: { command: string }) =>
      `${quote(p.command)} writes nothing, so there is nothing for --dry-run to hold back.`,
    hint: "Leave --dry-run out.",
  },
  COMMAND_ANSWER_NEEDED: {
    kind: "invalid_input",
    message: (p: { question: string; flag: string }) =>
      `${quote(p.question)} needs an answer, and there is no terminal to ask on: give it with ${p.flag}.`,
    hint: "Add the flag, or run the command on a terminal without --json.",
  },
  DEMO_FOLDER_TAKEN: {
    kind: "conflict",
    message: (p: { folder: string }) => `${quote(p.folder)} holds other things than a demo.`,
    hint: "Name a folder that is empty or does not exist yet: `deadwax demo FOLDER`. Nothing was changed.",
  },
  DEMO_EXISTS: {
    kind: "conflict",
    message: (p: { folder: string }) => `${quote(p.folder)} holds an earlier demo.`,
    hint: "Add --force to replace it with a new one, or name another folder. Nothing was changed.",
  },
  COMMAND_BUG: {
    kind: "internal",
    message: (p: { reason: string; report: string }) =>
      `Deadwax met a mistake of its own and stopped: ${quote(p.reason)}. A report is in ${p.report}.`,
    hint: "Run the command again. When it stops again, send the report to the makers of Deadwax; it stays on this computer until you do.",
  },
} as const satisfies Record<string, ErrorDefinition>;
