/**
 * A flag is one unit: its name is the key in the command's `flags` (`versionTitle` is typed `--version-title`),
 * everything else stands here. Parser, help, reference and completion all read it.
 */

interface FlagBase {
  /** One sentence, no full stop: what the flag does or stands for. */
  readonly help: string;
  /** One letter, typed after a single dash. */
  readonly short?: string;
}

interface ValueFlag extends FlagBase {
  /** What stands for the value in help, in capitals: `TITLE`. */
  readonly placeholder: string;
  readonly required?: boolean;
  /** May be given several times; the value is a list. */
  readonly repeated?: boolean;
}

/** On or off. */
export interface BooleanFlag extends FlagBase {
  readonly type: "boolean";
  /** Three-valued: on, off (`--no-name`), or not said. Without it, not said means off. */
  readonly negatable?: boolean;
}

export interface StringFlag extends ValueFlag {
  readonly type: "string";
  readonly default?: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  /** What a shell completes the value with. */
  readonly completes?: "file" | "folder";
}

export interface NumberFlag extends ValueFlag {
  readonly type: "number";
  readonly default?: number;
  readonly min?: number;
  readonly max?: number;
  readonly isInteger?: boolean;
}

/** A year, a month or a day, ISO 8601: `2026`, `2026-03`, `2026-03-14`. Checked, handed on as text. */
export interface DateFlag extends ValueFlag {
  readonly type: "date";
}

export type Flag = BooleanFlag | StringFlag | NumberFlag | DateFlag;
export type FlagTable = Readonly<Record<string, Flag>>;

type Scalar<F> = F extends { type: "number" }
  ? number
  : F extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string;

/** The TypeScript type of what a flag yields. */
export type FlagValue<F> = F extends { type: "boolean" }
  ? F extends { negatable: true }
    ? boolean | undefined
    : boolean
  : F extends { repeated: true }
    ? readonly Scalar<F>[]
    : F extends { required: true } | { default: string | number }
      ? Scalar<F>
      : Scalar<F> | undefined;

export type FlagValues<Flags> = { readonly [Name in keyof Flags]: FlagValue<Flags[Name]> };

/** `versionTitle` → `version-title`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** How a flag is typed: `--version-title`. */
export function flagName(name: string): string {
  return `--${kebab(name)}`;
}

/** How a flag is shown with its value: `--title TITLE`, `--[no-]explicit`. */
export function flagUsage(name: string, flag: Flag): string {
  if (flag.type !== "boolean") return `${flagName(name)} ${flag.placeholder}`;
  return flag.negatable === true ? `--[no-]${kebab(name)}` : flagName(name);
}
