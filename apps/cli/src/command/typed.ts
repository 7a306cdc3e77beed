/** The low form of a command line: what was typed, sorted into flags and the rest, nothing interpreted yet. */
import { CatalogError } from "@deadwax/catalog";
import { flagName, kebab, type Flag, type FlagTable } from "./flag.ts";
import { nearestWord } from "./suggestion.ts";

export interface Typed {
  /** By key of the flag table; a boolean for flags that are on or off. */
  readonly flags: ReadonlyMap<string, readonly (string | boolean)[]>;
  readonly positionals: readonly string[];
}

interface Known {
  readonly key: string;
  readonly flag: Flag;
  /** False for the `--no-` form. */
  readonly isOn: boolean;
}

/** Finds flags by what is typed: `--title`, `--no-color`, `-t`. */
export function indexFlags(flags: FlagTable): ReadonlyMap<string, Known> {
  const index = new Map<string, Known>();
  for (const [key, flag] of Object.entries(flags)) {
    index.set(flagName(key), { key, flag, isOn: true });
    if (flag.short !== undefined) index.set(`-${flag.short}`, { key, flag, isOn: true });
    if (flag.type === "boolean") index.set(`--no-${kebab(key)}`, { key, flag, isOn: false });
  }
  return index;
}

/** Sorts the arguments of one command. Throws `COMMAND_FLAG_…` errors. */
export function readTyped(args: readonly string[], flags: FlagTable, command: string): Typed {
  const index = indexFlags(flags);
  const found = new Map<string, (string | boolean)[]>();
  const positionals: string[] = [];
  const keep = (key: string, value: string | boolean): void => {
    found.set(key, [...(found.get(key) ?? []), value]);
  };
  const queue = expandShort(args, index);
  for (let at = 0; at < queue.length; at += 1) {
    const arg = queue[at] ?? "";
    if (arg === "--") {
      positionals.push(...queue.slice(at + 1));
      break;
    }
    if (!isFlag(arg)) {
      positionals.push(arg);
      continue;
    }
    const { name, value } = splitFlag(arg);
    const known = index.get(name);
    if (known === undefined) throw unknownFlag(name, index, command);
    if (known.flag.type === "boolean") {
      if (value !== undefined) throw new CatalogError("COMMAND_FLAG_WITH_VALUE", { flag: name, value });
      keep(known.key, known.isOn);
      continue;
    }
    const taken = value ?? nextValue(queue[at + 1]);
    if (taken === undefined) {
      throw new CatalogError("COMMAND_FLAG_WITHOUT_VALUE", {
        flag: name,
        placeholder: known.flag.placeholder,
      });
    }
    if (value === undefined) at += 1;
    keep(known.key, taken);
  }
  return { flags: found, positionals };
}

/** A single dash alone names standard input, and a negative number is a number. */
export function isFlag(arg: string): boolean {
  return arg.startsWith("-") && arg !== "-" && !/^-\d/u.test(arg);
}

export function splitFlag(arg: string): { readonly name: string; readonly value: string | undefined } {
  const equals = arg.indexOf("=");
  return equals < 0
    ? { name: arg, value: undefined }
    : { name: arg.slice(0, equals), value: arg.slice(equals + 1) };
}

function nextValue(arg: string | undefined): string | undefined {
  return arg === undefined || isFlag(arg) || arg === "--" ? undefined : arg;
}

/** `-qy` → `-q -y`; `-tNight` → `-t=Night`. What is not made of known letters stays as it is, to be refused whole. */
function expandShort(args: readonly string[], index: ReadonlyMap<string, Known>): readonly string[] {
  const end = args.indexOf("--");
  const before = end < 0 ? args : args.slice(0, end);
  return [...before.flatMap((arg) => expandOne(arg, index)), ...(end < 0 ? [] : args.slice(end))];
}

function expandOne(arg: string, index: ReadonlyMap<string, Known>): readonly string[] {
  if (!/^-[a-z][^=]/iu.test(arg)) return [arg];
  const expanded: string[] = [];
  for (let at = 1; at < arg.length; at += 1) {
    const name = `-${arg.charAt(at)}`;
    const known = index.get(name);
    if (known === undefined) return [arg];
    if (known.flag.type !== "boolean")
      return [...expanded, at + 1 < arg.length ? `${name}=${arg.slice(at + 1)}` : name];
    expanded.push(name);
  }
  return expanded;
}

function unknownFlag(name: string, index: ReadonlyMap<string, Known>, command: string): CatalogError {
  const nearest = nearestWord(
    name,
    [...index.keys()].filter((known) => known.startsWith("--")),
  );
  return new CatalogError("COMMAND_FLAG_UNKNOWN", { flag: name, command, nearest });
}
