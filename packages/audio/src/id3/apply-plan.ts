/** Puts the fields of a plan into a tag: our frames are set, all others stay byte for byte and in order. */
import type { TagField, TagPlan } from "@deadwax/catalog";
import { planValues, type StatedPlace } from "../tagging/index.ts";
import { DATE_FRAMES, PEOPLE_FRAMES, PEOPLE_ROLES, TEXT_FRAMES } from "./fields.ts";
import { createFrame, readFrameBody } from "./frame-body.ts";
import { mergePeople, peopleStated } from "./people.ts";
import type { Id3Frame, Id3Tag, Id3Version } from "./tag.ts";
import { decodeText, encodeText } from "./text.ts";
import { encodeUserText, readUserText, userTextId } from "./user-text.ts";

export interface PlanResult {
  readonly tag: Id3Tag;
  /** False when the tag already said all of it. */
  readonly isChanged: boolean;
  /** What the tag now says: values before they are joined. */
  readonly stated: readonly StatedPlace[];
  /** Fields that this version of ID3v2 has no frame for. */
  readonly unplaced: readonly TagField[];
}

/** What one frame is to say; null takes it out. */
interface FrameEdit {
  readonly id: string;
  readonly field: TagField;
  /** Set for user text frames: the name inside, upper case. */
  readonly description?: string;
  readonly values: readonly string[] | null;
  readonly onlyWhenPresent?: boolean;
  /** What is to stand there instead, with what is to be kept of what stands there. */
  readonly adapt?: (found: readonly string[]) => readonly string[];
  /** The values are one list in every version: a slash is no separator in it. */
  readonly isList?: boolean;
}

/** `held` changes only fields that the tag states already, for a tag that another one stands before. */
export type PlanScope = "all" | "held";

/** A tag that says what the plan says. Of several frames that state the same field, the first is set and the others go. */
export function applyPlan(tag: Id3Tag, plan: TagPlan, scope: PlanScope = "all"): PlanResult {
  const wanted = [
    ...textEdits(plan, tag.version),
    ...peopleEdits(plan, tag.version),
    ...dateEdits(plan.date, tag.version),
  ];
  const edits = scope === "all" ? wanted : wanted.map((edit) => ({ ...edit, onlyWhenPresent: true }));
  const placed = new Map<FrameEdit, readonly string[]>();
  const frames: Id3Frame[] = [];
  for (const frame of tag.frames) {
    const edit = edits.find((candidate) => concerns(candidate, frame, tag));
    if (edit === undefined) frames.push(frame);
    else if (edit.values !== null && !placed.has(edit)) {
      const adapted = { ...edit, values: edit.adapt?.(valuesOf(frame, edit, tag)) ?? edit.values };
      placed.set(edit, adapted.values);
      frames.push(says(frame, adapted, tag) ? frame : build(adapted, tag, frame));
    }
  }
  const missing = edits.filter(
    (edit) => edit.values !== null && edit.onlyWhenPresent !== true && !placed.has(edit),
  );
  frames.push(...missing.map((edit) => build(edit, tag)));
  const isChanged =
    frames.length !== tag.frames.length || frames.some((frame, index) => frame !== tag.frames[index]);
  const people = PEOPLE_FRAMES[tag.version];
  const unplaced = [
    ...TEXT_FRAMES.filter((row) => row[tag.version] === null).map((row) => row.field),
    ...(people === null ? PEOPLE_ROLES.map(([field]) => field) : []),
  ].filter((field) => planValues(plan, field) !== null);
  return {
    tag: { ...tag, frames },
    isChanged,
    stated: edits.flatMap((edit) => statedBy(edit, placed.get(edit) ?? edit.values, plan)),
    unplaced: scope === "all" ? unplaced : [],
  };
}

function textEdits(plan: TagPlan, version: Id3Version): FrameEdit[] {
  const edits = TEXT_FRAMES.flatMap((row): FrameEdit[] => {
    const [id, values] = [row[version], planValues(plan, row.field)];
    if (id === null || values === null) return [];
    const edit = { id, field: row.field, values };
    return [row.field === "trackNumber" ? { ...edit, adapt: (found) => withTotal(values, found) } : edit];
  });
  if (plan.isrc === undefined) return edits;
  // A second place that names a code must not be left to contradict the first.
  const place = { id: userTextId(version), description: "ISRC", onlyWhenPresent: true };
  return [...edits, { ...place, field: "isrc", values: [plan.isrc] }];
}

function statedBy(edit: FrameEdit, values: readonly string[] | null, plan: TagPlan): StatedPlace[] {
  if (values === null || edit.onlyWhenPresent === true) return [];
  return edit.isList === true ? peopleStated(edit.id, plan) : [{ place: edit.id, field: edit.field, values }];
}

/** How many there are on the release stays, where a plan only knows the number. */
function withTotal([wanted = ""]: readonly string[], [found = ""]: readonly string[]): readonly string[] {
  const total = /^\s*\d+\s*(\/\s*\d+)\s*$/u.exec(found)?.[1];
  return [total === undefined || wanted.includes("/") ? wanted : `${wanted}${total.replace(/\s/gu, "")}`];
}

function peopleEdits(plan: TagPlan, version: Id3Version): FrameEdit[] {
  const id = PEOPLE_FRAMES[version];
  const values = mergePeople([], plan);
  if (id === null || values.length === 0) return [];
  return [{ id, field: "contributor", values, isList: true, adapt: (found) => mergePeople(found, plan) }];
}

/** `date` is YYYY, YYYY-MM or YYYY-MM-DD. Before 2.4 a month alone has no place, and a stale day would be wrong. */
function dateEdits(date: string | undefined, version: Id3Version): FrameEdit[] {
  if (date === undefined) return [];
  const { year, day, stamp } = DATE_FRAMES[version];
  const [yyyy = date, mm, dd] = date.split("-");
  const ddmm = mm !== undefined && dd !== undefined ? [dd + mm] : null;
  const isStampWritten = version === 4;
  return [
    { id: stamp, field: "date", values: [date], onlyWhenPresent: !isStampWritten },
    { id: year, field: "date", values: [yyyy], onlyWhenPresent: isStampWritten },
    { id: day, field: "date", values: ddmm, onlyWhenPresent: isStampWritten },
  ];
}

function concerns(edit: FrameEdit, frame: Id3Frame, tag: Id3Tag): boolean {
  if (edit.id !== frame.id) return false;
  return (
    edit.description === undefined || readUserText(frame, tag)?.description.toUpperCase() === edit.description
  );
}

function valuesOf(frame: Id3Frame, edit: FrameEdit, tag: Id3Tag): readonly string[] {
  const body = readFrameBody(frame, tag);
  return body === null ? [] : decodeText(body, edit.isList === true ? 4 : tag.version).values;
}

function says(frame: Id3Frame, edit: FrameEdit, tag: Id3Tag): boolean {
  const wanted = edit.values ?? [];
  const user = readUserText(frame, tag);
  if (user !== null) return isSameList(user.values, wanted);
  const body = readFrameBody(frame, tag);
  if (body === null) return false;
  const { values, oddities } = decodeText(body, tag.version);
  if (oddities.includes("truncated") || oddities.includes("not-utf8")) return false;
  return isSameList(values, wanted) || isSameList(values, storedValues(edit, tag.version));
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

/**
 * Before 2.4, several values are one text with slashes between them, which is what all readers understand; where a
 * value has a slash of its own that would be ambiguous, so NUL separates them, as it does in 2.4.
 */
function storedValues({ values, isList }: FrameEdit, version: Id3Version): readonly string[] {
  if (values === null || isList === true) return values ?? [];
  const isJoined = version !== 4 && values.length > 1 && !values.some((value) => value.includes("/"));
  return isJoined ? [values.join("/")] : values;
}

function build(edit: FrameEdit, tag: Id3Tag, found?: Id3Frame): Id3Frame {
  if (edit.description === undefined) {
    return createFrame(edit.id, encodeText(storedValues(edit, tag.version), tag.version), tag);
  }
  // The name inside keeps the spelling it was found with.
  const description = (found && readUserText(found, tag)?.description) ?? edit.description;
  return createFrame(edit.id, encodeUserText(description, edit.values?.[0] ?? "", tag.version), tag);
}
