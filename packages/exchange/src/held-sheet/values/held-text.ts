import { plain, type Reading } from "../../master-sheet/cells/cell-codec.ts";
import type { Cell } from "../../table/cell.ts";
import { textDamage } from "./damage.ts";

/** Text in NFC without blanks at its ends. Damaged letters stay as they are, and are said. */
export function readText({ text }: Cell): Reading<string> {
  const value = text.normalize("NFC").trim();
  const damage = textDamage(value);
  return damage === undefined ? plain(value) : { value, issues: [{ ...damage, path: [] }] };
}
