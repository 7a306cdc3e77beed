import type { VersionKind } from "../version-kinds.ts";

/** The phrases by which one language names kinds of version; spelling is folded before they are compared. */
export type VersionWords = Readonly<Partial<Record<VersionKind, readonly string[]>>>;

/** Long lists are written in one text, with strokes between the phrases. */
export function phrases(text: string): readonly string[] {
  return text.split("|");
}
