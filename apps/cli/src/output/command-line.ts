/** Command lines for a person to paste. */
import { relative, resolve } from "node:path";
import type { Block } from "./block.ts";
import { paint, type Text } from "./text.ts";
import { wrap } from "./width.ts";

/** A line that is never broken: what is pasted in two parts does something else. */
export function commandLine(text: Text): Block {
  return (look) => wrap(text, undefined).map((line) => paint(line, look));
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[\w./~-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path as it is typed in this folder, quoted; one that looks like a flag says that it is a path. */
export function typedPath(path: string, cwd: string): string {
  const whole = resolve(cwd, path);
  const below = relative(cwd, whole);
  const isOutside = below === "" || below.startsWith("..");
  return quoted(isOutside ? whole : below.startsWith("-") ? `./${below}` : below);
}
