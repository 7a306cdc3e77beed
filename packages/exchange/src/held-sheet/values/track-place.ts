import type { SheetTrackPosition } from "@deadwax/catalog";
import { plain, unreadable, type Reading } from "../../master-sheet/cells/cell-codec.ts";
import { TRACK_POSITION } from "../../master-sheet/cells/track-position.ts";
import type { Cell } from "../../table/cell.ts";

/** What stands before or behind a slash: `3/12` is track 3 of 12, or `1/3` disc 1 and track 3. */
export type SlashMeaning = "of-total" | "medium";

const MEDIUM =
  /^(?:cd|dis[ck]|disque|disco|lp|vol\.?|volume|medium)[\s#]*(?<medium>\d{1,3})(?:[\s,;:/\p{Pd}.]+|(?=[a-z]))/iu;
const TRACK =
  /^(?:track|tr\.?|trk|titel|nr\.?|no\.?|n[°º]|#|piste|faixa|pista)?\s*(?<position>\d{1,4})\.?$/iu;
const PAIR = /^0*(?<left>\d{1,4})\s*(?:\/|of|von|sur|de|di|van|av|из|z)\s*0*(?<right>\d{1,4})$/iu;

/** Reads a place on a release: `3`, `03.`, `1-3`, `1.3`, `3/12`, `Disc 1 Track 3`. */
export function readTrackPlace(cell: Cell, slash: SlashMeaning | null): Reading<SheetTrackPosition> {
  const text = cell.text.trim();
  if (cell.stored?.kind === "date") return TRACK_POSITION.read(cell, {});
  if (cell.stored?.kind === "number" && !Number.isInteger(cell.stored.value)) return decimal(cell.text);
  const pair = PAIR.exec(text)?.groups;
  if (pair !== undefined) return fromPair(pair, { text, slash });
  const medium = MEDIUM.exec(text);
  const position = Number(TRACK.exec(text.slice(medium?.[0].length ?? 0))?.groups?.["position"] ?? 0);
  if (position > 0) return plain({ medium: Number(medium?.groups?.["medium"] ?? 1) || 1, position });
  return TRACK_POSITION.read(cell, {});
}

interface PairContext {
  readonly text: string;
  readonly slash: SlashMeaning | null;
}

function fromPair(
  pair: Readonly<Record<string, string | undefined>>,
  { text, slash }: PairContext,
): Reading<SheetTrackPosition> {
  const [left, right] = [Number(pair["left"]), Number(pair["right"])];
  const isWorded = !text.includes("/");
  if (left > 0 && right >= left && (isWorded || slash === "of-total"))
    return plain({ medium: 1, position: left });
  if (left > 0 && right > 0 && slash === "medium" && !isWorded)
    return plain({ medium: left, position: right });
  return unreadable({
    code: "HELD_POSITION_AMBIGUOUS",
    message: `“${text.slice(0, 80)}” can be a track of so many, or a disc and a track.`,
    received: text,
    expected: "disc-track, such as 1-3",
    hint: "Write the disc and the track with a hyphen between them.",
  });
}

/** `1.1` may have been 1-1 or 1-10 before a program made a number of it. */
function decimal(received: string): Reading<SheetTrackPosition> {
  return unreadable({
    code: "HELD_POSITION_NUMBER",
    message: `“${received.trim().slice(0, 80)}” is stored as a number, so that 1.1 and 1.10 are the same.`,
    received,
    expected: "disc-track, such as 1-3",
    hint: "Set the column to text in the spreadsheet and type the position again.",
  });
}

/** What a slash means in a column, by how its numbers run; null where they do not tell. */
export function slashMeaning(texts: readonly string[]): SlashMeaning | null {
  const pairs = texts.flatMap((text) => {
    const groups = PAIR.exec(text.trim())?.groups;
    return groups === undefined ? [] : [{ left: Number(groups["left"]), right: Number(groups["right"]) }];
  });
  if (pairs.some(({ left, right }) => right < left)) return "medium";
  let [total, medium] = [0, 0];
  for (const [at, { left, right }] of pairs.entries()) {
    const before = pairs[at - 1];
    if (before === undefined) continue;
    if (left === before.left + 1 && right === before.right) total++;
    if (right === before.right + 1 && left === before.left) medium++;
  }
  if (total > medium * 4) return "of-total";
  return medium > total * 4 ? "medium" : null;
}
