import type { TagField, TagPlan } from "@deadwax/catalog";
import { planValues } from "../tagging/index.ts";
import { replaceValue, type ApeItem, type ApeTag } from "./ape-tag.ts";
import { apeFieldOf, readValues } from "./read-ape-fields.ts";

export interface ApeResult {
  readonly tag: ApeTag;
  readonly isChanged: boolean;
  /** Fields that were left as they were: version 1 has ASCII only, and an item may forbid to be changed. */
  readonly unsaid: readonly TagField[];
}

/** Bit 0 of the flags of an item in version 2. */
const READ_ONLY = 1;

/**
 * Changes the items that a tag already holds to what the plan says. Their keys keep their spelling, all others stay byte
 * for byte, and the order of items stays. Nothing is added.
 */
export function applyApePlan(tag: ApeTag, plan: TagPlan): ApeResult {
  const unsaid = new Set<TagField>();
  const items = tag.items.map((item): ApeItem => {
    const field = apeFieldOf(item);
    const values = field === null ? null : planValues(plan, field);
    if (field === null || values === null) return item;
    const found = readValues(item, tag);
    const wanted = wantedValues(field, values, { found, version: tag.version });
    if (isSameList(found, wanted)) return item;
    const text = wanted.join("\0");
    // eslint-disable-next-line no-control-regex -- ASCII is the question
    const isSayable = tag.version === 2 ? (item.flags & READ_ONLY) === 0 : /^[\x00-\x7f]*$/u.test(text);
    if (isSayable) return replaceValue(item, Buffer.from(text, "utf8"));
    unsaid.add(field);
    return item;
  });
  const isChanged = items.some((item, index) => item !== tag.items[index]);
  return { tag: { ...tag, items }, isChanged, unsaid: [...unsaid] };
}

interface Context {
  readonly found: readonly string[];
  readonly version: ApeTag["version"];
}

/** A year alone stays a year alone; version 1 has no several values, so a slash stands between them, as in ID3v2.3. */
function wantedValues(
  field: TagField,
  values: readonly string[],
  { found, version }: Context,
): readonly string[] {
  if (field === "date" && found.every((value) => /^\d{4}$/u.test(value))) {
    return values.map((value) => value.slice(0, 4));
  }
  if (field === "trackNumber") {
    const total = /^\d+(\/\d+)$/u.exec(found[0] ?? "")?.[1] ?? "";
    return values.map((value) => (value.includes("/") ? value : `${value}${total}`));
  }
  return version === 1 && values.length > 1 ? [values.join("/")] : values;
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
