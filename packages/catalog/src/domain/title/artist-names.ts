import { foldText } from "../text/fold-text.ts";
import type { CreditedName } from "./credited-names.ts";
import { parseArtistLine } from "./parse-artist-line.ts";

/** Everybody whom an artist line credits, folded, at its finest cut: `Ana & Jo feat. Al` are three. For comparing. */
export function artistNames(line: string | null): readonly string[] {
  const { main, featured } = parseArtistLine(line ?? "");
  return finestNames([...main, ...featured]);
}

/** Folded names, cut at every sign that may join two. */
export function finestNames(names: readonly CreditedName[]): readonly string[] {
  const words = names.flatMap(({ name, candidates }) =>
    candidates.length === 0 ? [name] : candidates.map((one) => one.words),
  );
  return [...new Set(words.map(foldText))].filter((name) => name !== "");
}
