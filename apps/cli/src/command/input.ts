/** The high form of a command line: what it means. Nothing behind this sees raw arguments. */
import { CatalogError } from "@deadwax/catalog";
import type { Command, Input } from "./command.ts";
import { flagName, type Flag, type FlagTable } from "./flag.ts";
import { isPartialDate } from "./partial-date.ts";
import { positionalName, positionalUsage, type Positional } from "./positional.ts";
import { nearestWord } from "./suggestion.ts";
import type { Typed } from "./typed.ts";

type Value = string | number | boolean | undefined | readonly (string | number)[];
type ReadonlyInput = Input<readonly Positional[], FlagTable>;

/** Reads what was typed for one command. Throws `COMMAND_…` errors that name the flag or argument. */
export function readInput(command: Command, typed: Typed, name: string): ReadonlyInput {
  // The one place where typed text becomes the types that defineCommand inferred from the same tables.
  return {
    positionals: readPositionals(command, typed.positionals, name),
    flags: readFlags(command.flags, typed, name),
  } as ReadonlyInput;
}

/** Reads every flag of a table; what was not typed gets its default. */
export function readFlags(flags: FlagTable, typed: Typed, command: string): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(flags).map(([key, flag]) => [
      key,
      readFlag(key, flag, { given: typed.flags.get(key) ?? [], command }),
    ]),
  );
}

interface GivenFlag {
  readonly given: readonly (string | boolean)[];
  readonly command: string;
}

function readFlag(key: string, flag: Flag, { given, command }: GivenFlag): Value {
  const name = flagName(key);
  if (flag.type === "boolean") {
    const last = given.at(-1);
    return typeof last === "boolean" ? last : flag.negatable === true ? undefined : false;
  }
  const values = given.map((text) => readValue(name, flag, String(text)));
  if (values.length === 0 && flag.required === true) {
    throw new CatalogError("COMMAND_FLAG_MISSING", { flag: name, placeholder: flag.placeholder, command });
  }
  if (flag.repeated === true) return values;
  const [first, second] = [...new Set(given.map(String))];
  if (first !== undefined && second !== undefined) {
    throw new CatalogError("COMMAND_FLAG_TWICE", { flag: name, first, second });
  }
  return values[0] ?? (flag.type === "date" ? undefined : flag.default);
}

function readValue(name: string, flag: Exclude<Flag, { type: "boolean" }>, text: string): string | number {
  if (flag.type === "string") return readChoice(name, text, flag.choices);
  if (flag.type === "number") return readNumber(name, flag, text);
  if (!isPartialDate(text)) throw new CatalogError("COMMAND_VALUE_NOT_A_DATE", { name, value: text });
  return text;
}

function readChoice(name: string, text: string, choices: readonly string[] | undefined): string {
  if (choices === undefined || choices.includes(text)) return text;
  throw new CatalogError("COMMAND_VALUE_NOT_A_CHOICE", {
    name,
    value: text,
    choices,
    nearest: nearestWord(text, choices),
  });
}

function readNumber(name: string, flag: Extract<Flag, { type: "number" }>, text: string): number {
  const { min = -Infinity, max = Infinity, isInteger = false } = flag;
  const value = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/u.test(text) ? Number(text) : NaN;
  const isFit = value >= min && value <= max && (!isInteger || Number.isSafeInteger(value));
  if (!isFit)
    throw new CatalogError("COMMAND_VALUE_NOT_A_NUMBER", {
      name,
      value: text,
      expected: expectedNumber(flag),
    });
  return value;
}

/** `a whole number from 1 to 99`. */
export function expectedNumber({ min, max, isInteger }: Extract<Flag, { type: "number" }>): string {
  const noun = isInteger === true ? "a whole number" : "a number";
  if (min !== undefined && max !== undefined) return `${noun} from ${min} to ${max}`;
  if (min !== undefined) return `${noun} of at least ${min}`;
  return max === undefined ? noun : `${noun} of at most ${max}`;
}

function readPositionals(command: Command, typed: readonly string[], name: string): Record<string, Value> {
  const values: Record<string, Value> = {};
  let at = 0;
  for (const positional of command.positionals) {
    const taken = positional.repeated === true ? typed.slice(at) : typed.slice(at, at + 1);
    if (taken.length === 0 && positional.optional !== true) {
      throw new CatalogError("COMMAND_ARGUMENT_MISSING", {
        argument: positionalName(positional),
        command: name,
      });
    }
    const read = taken.map((text) => readChoice(positionalName(positional), text, positional.choices));
    values[positional.name] = positional.repeated === true ? read : read[0];
    at += taken.length;
  }
  const extra = typed[at];
  if (extra !== undefined) {
    const usage = [name, ...command.positionals.map(positionalUsage)].join(" ");
    throw new CatalogError("COMMAND_ARGUMENT_EXTRA", { argument: extra, command: name, usage });
  }
  return values;
}
