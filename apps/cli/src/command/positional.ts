/** What stands after a command without a name of its own, in order. Only the last one may be repeated. */
import { kebab } from "./flag.ts";

export interface Positional {
  /** The key in the input, in camel case; shown in capitals (`knownAudio` is `KNOWN-AUDIO`). */
  readonly name: string;
  /** One sentence, no full stop. */
  readonly help: string;
  readonly optional?: boolean;
  /** Takes all that is left; the value is a list. */
  readonly repeated?: boolean;
  readonly choices?: readonly string[];
  /** What a shell completes it with. */
  readonly completes?: "file" | "folder";
}

type Scalar<P> = P extends { choices: readonly (infer Choice)[] } ? Choice : string;

export type PositionalValue<P> = P extends { repeated: true }
  ? readonly Scalar<P>[]
  : P extends { optional: true }
    ? Scalar<P> | undefined
    : Scalar<P>;

export type PositionalValues<List extends readonly Positional[]> = {
  readonly [P in List[number] as P["name"]]: PositionalValue<P>;
};

/** `KNOWN-AUDIO`. */
export function positionalName({ name }: Positional): string {
  return kebab(name).toUpperCase();
}

/** `FILE`, `FILE...`, `[FILE]`, `[FILE...]`. */
export function positionalUsage(positional: Positional): string {
  const name = `${positionalName(positional)}${positional.repeated === true ? "..." : ""}`;
  return positional.optional === true ? `[${name}]` : name;
}
