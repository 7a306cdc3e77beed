import { foldText } from "../text/fold-text.ts";
import { itemsIn } from "./items.ts";
import { VERSION_MEANINGS } from "./version-kinds.ts";

/** The words of a title that name no version of the catalog, folded; all of them where all do. For comparing loosely. */
export function plainWords(title: string): readonly string[] {
  const named = itemsIn(title, 0, title.length).filter(
    ({ kind, meaning }) => meaning === "note" || (kind !== null && VERSION_MEANINGS[kind].type !== null),
  );
  let plain = title;
  for (const { start, end } of named.toReversed()) plain = `${plain.slice(0, start)} ${plain.slice(end)}`;
  const words = wordsIn(plain);
  return words.length > 0 ? words : wordsIn(title);
}

function wordsIn(text: string): readonly string[] {
  return foldText(text)
    .split(" ")
    .filter((word) => word !== "");
}
