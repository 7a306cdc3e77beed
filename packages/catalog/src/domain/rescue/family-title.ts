/** What a family is called: as most of its files, and the sheets, call it. */
import { foldText } from "../text/fold-text.ts";
import { mostFrequent, type Weighed } from "./describe-recording.ts";
import { isShortFor } from "./name-hints.ts";
import { toldTitle, type KnownNames, type ToldTitle } from "./plain-title.ts";
import type { RescueFile } from "./rescue-input.ts";

/** What the plain version is called counts twice, and twice again where a sheet knows it. */
export function familyTitle(
  root: readonly RescueFile[],
  others: readonly RescueFile[],
  known: KnownNames,
): string {
  // Copies were tagged once, and named by whoever made them.
  const counted = new Set<string>();
  const votes = (files: readonly RescueFile[], share: 1 | 2): Weighed[] =>
    files.flatMap((file) => {
      const isCopy = counted.has(file.facts.sha256);
      counted.add(file.facts.sha256);
      return [named(file, known), ...(isCopy ? [] : [toldTitle(file, known)])].map(({ title, weight }) => ({
        text: title,
        weight: weight * (share === 2 && known.sheetTitles.has(foldText(title)) ? 4 : share),
      }));
    });
  const all = [...votes(root, 2), ...votes(others, 1)];
  return mostFrequent(all.map((vote) => ({ ...vote, text: inFull(vote.text, all, known) }))) ?? "Untitled";
}

/** `nd` and `nigh` are short for `Night Drive`, where a file says that in full and no sheet knows the short one. */
function inFull(text: string, all: readonly Weighed[], { sheetTitles }: KnownNames): string {
  if (sheetTitles.has(foldText(text))) return text;
  const full = all.filter((other) => other.weight > 0 && isShortFor(text, other.text));
  return mostFrequent(full) ?? text;
}

/** What its name alone says, where tags say something as well. */
function named({ path, facts }: RescueFile, known: KnownNames): ToldTitle {
  const isTagged = facts.tags.some(({ field }) => field === "title");
  const told = toldTitle({ path, facts: { ...facts, tags: [] }, modifiedMs: 0 }, known);
  return isTagged ? told : { ...told, weight: 0 };
}
