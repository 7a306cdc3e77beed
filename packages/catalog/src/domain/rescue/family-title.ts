/** What a family is called: as most of its files, and the sheets, call it. */
import { foldText } from "../text/fold-text.ts";
import { mostFrequent } from "./describe-recording.ts";
import { toldTitle, type KnownNames } from "./plain-title.ts";
import type { RescueFile } from "./rescue-input.ts";

/** What the plain version is called counts twice, and what a sheet knows, too. */
export function familyTitle(
  root: readonly RescueFile[],
  others: readonly RescueFile[],
  known: KnownNames,
): string {
  const votes = (files: readonly RescueFile[], share: number): { text: string; weight: number }[] =>
    files.map((file) => {
      const { title, weight } = toldTitle(file, known);
      return { text: title, weight: weight * share * (known.sheetTitles.has(foldText(title)) ? 2 : 1) };
    });
  return mostFrequent([...votes(root, 2), ...votes(others, 1)]) ?? "Untitled";
}
