/** Strangers that are called like a family. */
import { NAMED_LIKE, NAMED_LIKE_UNHEARD } from "../../messages/rescue-sentences.ts";
import { namesAreAlike } from "./name-hints.ts";
import type { RescueInput } from "./rescue-input.ts";
import type { Remark, Rescue } from "./rescue.ts";

/** With a remark that says whether the two were compared. */
export function withNamesake<One extends Rescue["strangers"][number]>(
  one: One,
  families: Rescue["families"],
  pairs: RescueInput["pairs"],
): One {
  const namesake = families.find(({ title }) => namesAreAlike(title, one.title));
  if (namesake === undefined) return one;
  const own = new Set(one.files.map(({ path }) => path));
  const theirs = new Set(namesake.recordings.flatMap(({ files }) => files.map(({ path }) => path)));
  const isHeard = pairs.some(({ a, b }) => (own.has(a) && theirs.has(b)) || (own.has(b) && theirs.has(a)));
  const { code, text, hint } = isHeard ? NAMED_LIKE : NAMED_LIKE_UNHEARD;
  const remark: Remark = { code, severity: "warning", text: text(namesake.title), hint };
  return { ...one, remarks: [...one.remarks, remark] };
}
