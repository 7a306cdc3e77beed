/**
 * What goes into an INFO list, and when.
 *
 * ffmpeg ignores the ID3 tag of a WAV as soon as the file has an INFO list or a bext chunk, so such a file gets the code,
 * the title and the artists in INFO as well; a file with neither gets no INFO.
 * `ISRC` officially means "Source" there: it is set only where it is empty, is the code already, or is another
 * well-formed code that the caller wants replaced. Any other text stays. `INAM` and `IART` state nothing but title and
 * artist, so they are set where the plan gives these. All other entries stay as they are.
 * INFO has no encoding, so only ASCII is written; an entry that would need more stays as it was, with an issue.
 */
import type { TagField, TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { codesIn } from "../readings/find-codes.ts";
import { createInfoEntry, readInfoText, type InfoEntry, type InfoList } from "./info-list.ts";

export interface InfoPlanResult {
  readonly list: InfoList;
  readonly isChanged: boolean;
  /** What the list now states for certain. */
  readonly stated: readonly { readonly id: string; readonly field: TagField; readonly value: string }[];
  readonly issues: readonly Issue[];
}

interface EntryEdit {
  readonly id: string;
  readonly field: TagField;
  readonly value: string;
}

const ASCII = /^[\u0020-\u007e]*$/u;

/** `isFirst` tells the list that may get new entries; in further lists only what is there is kept in step. */
export function applyInfoPlan(list: InfoList, plan: TagPlan, isFirst: boolean): InfoPlanResult {
  const issues: Issue[] = [];
  const stated: EntryEdit[] = [];
  let entries = list.entries;
  for (const edit of infoEdits(plan)) {
    const refusal = whyNot(edit, entries);
    if (refusal !== null) {
      issues.push(refusal);
      continue;
    }
    const isThere = entries.some((entry) => entry.id === edit.id);
    if (!isThere && !isFirst) continue;
    entries = isThere
      ? entries.map((entry) => setEntry(entry, edit))
      : [...entries, createInfoEntry(edit.id, edit.value)];
    stated.push(edit);
  }
  const isChanged =
    entries.length !== list.entries.length || entries.some((entry, index) => entry !== list.entries[index]);
  return { list: { ...list, entries }, isChanged, stated, issues };
}

function infoEdits(plan: TagPlan): EntryEdit[] {
  const edits: EntryEdit[] = [];
  if (plan.isrc !== undefined) edits.push({ id: "ISRC", field: "isrc", value: plan.isrc });
  if (plan.title !== undefined) edits.push({ id: "INAM", field: "title", value: plan.title });
  if (plan.artists !== undefined) edits.push({ id: "IART", field: "artist", value: plan.artists.join(", ") });
  return edits;
}

function setEntry(entry: InfoEntry, edit: EntryEdit): InfoEntry {
  return entry.id !== edit.id || readInfoText(entry) === edit.value
    ? entry
    : createInfoEntry(edit.id, edit.value);
}

function whyNot(edit: EntryEdit, entries: readonly InfoEntry[]): Issue | null {
  if (!ASCII.test(edit.value)) {
    return {
      code: "TAG_INFO_NOT_ASCII",
      severity: "info",
      path: ["INFO", edit.id],
      message: `INFO ${edit.id} was left as it is: INFO has no encoding for “${edit.value}”.`,
      received: edit.value,
    };
  }
  const source = entries
    .filter((entry) => edit.id === "ISRC" && entry.id === edit.id)
    .map(readInfoText)
    .find((text) => text.trim() !== "" && codesIn(text).length === 0);
  if (source === undefined) return null;
  return {
    code: "TAG_INFO_SOURCE_KEPT",
    severity: "info",
    path: ["INFO", "ISRC"],
    message:
      "INFO ISRC was left as it is: it names the source of the material, which is what the field is for.",
    received: source,
  };
}
