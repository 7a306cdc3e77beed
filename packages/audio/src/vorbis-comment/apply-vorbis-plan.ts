/** Changes the entries that a plan names; all others keep their bytes and their place. */
import type { TagPlan } from "@deadwax/catalog";
import type { StatedPlace } from "../tagging/index.ts";
import { createVorbisEntry, type VorbisComment, type VorbisEntry } from "./comment.ts";
import { fieldEdits, type FieldEdit } from "./fields.ts";

export interface VorbisPlanResult {
  readonly comment: VorbisComment;
  readonly isChanged: boolean;
  /** What the list now states for certain. */
  readonly stated: readonly StatedPlace[];
}

/**
 * Several values are several entries. A name that already says what is asked, in any case, is not touched. Otherwise its
 * entries are replaced one by one, under the name as each spells it; values beyond them follow the last, and entries
 * beyond the values go. New names come last. `isFirst` tells the list that may get new entries; in further lists of the
 * same file only what is there is kept in step.
 */
export function applyVorbisPlan(comment: VorbisComment, plan: TagPlan, isFirst = true): VorbisPlanResult {
  const stated: FieldEdit[] = [];
  let entries = comment.entries;
  for (const edit of fieldEdits(plan)) {
    const found = entries.filter((entry) => isNamed(entry, edit.name));
    if (found.length === 0 && (edit.onlyWhenPresent || !isFirst)) continue;
    if (!edit.onlyWhenPresent) stated.push(edit);
    if (!says(found, edit)) entries = replace(entries, found, edit);
  }
  return {
    comment: { ...comment, entries },
    isChanged: entries !== comment.entries,
    stated: stated.map(({ name, field, values }) => ({ place: name, field, values })),
  };
}

function isNamed(entry: VorbisEntry, name: string): boolean {
  return entry.name?.toUpperCase() === name;
}

/** The same value twice says no more than once. */
function says(found: readonly VorbisEntry[], { values }: FieldEdit): boolean {
  const texts = [...new Set(found.map(({ value }) => Buffer.from(value).toString("latin1")))];
  const wanted = [...new Set(values)].map((value) => Buffer.from(value, "utf8").toString("latin1"));
  return texts.length === wanted.length && texts.every((text, index) => text === wanted[index]);
}

function replace(
  entries: readonly VorbisEntry[],
  found: readonly VorbisEntry[],
  { name, values }: FieldEdit,
): VorbisEntry[] {
  const last = found.at(-1);
  if (last === undefined) return [...entries, ...values.map((value) => createVorbisEntry(name, value))];
  const isFound = new Set(found);
  let used = 0;
  return entries.flatMap((entry) => {
    if (!isFound.has(entry)) return [entry];
    const here = entry === last ? values.slice(used) : values.slice(used, used + 1);
    used += here.length;
    return here.map((value, index) => {
      const created = createVorbisEntry(entry.name ?? name, value);
      return index === 0 && Buffer.compare(created.raw, entry.raw) === 0 ? entry : created;
    });
  });
}
