import { join } from "node:path";
import type { Label } from "../labels.ts";
import { ffmpeg, type Making } from "../tools.ts";

/** A file is named, made, and compared with others by name. */
export interface EdgeSet {
  readonly files: Readonly<Record<string, Making>>;
  readonly pairs: readonly {
    readonly variant: string;
    readonly a: string;
    readonly b: string;
    readonly label: Label;
  }[];
}

export function coded(path: (scratch: string) => string, ...coding: readonly string[]): Making {
  return (to, scratch) => [ffmpeg("-i", path(scratch), ...coding, to)];
}

/** Files of a set lie in one folder, scratch folders inside it. */
export const beside =
  (name: string) =>
  (scratch: string): string =>
    join(scratch, "..", name);
