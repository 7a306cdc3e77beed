/** Changes the items and texts that a plan names; all others keep their bytes and their place. */
import { CatalogError, quote } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { codesIn } from "../readings/index.ts";
import { itemField, type FieldEdit } from "./fields.ts";
import {
  createFreeItem,
  createItem,
  DATA,
  readNumberPair,
  replaceValues,
  textOf,
  textValue,
  type DataValue,
  type MetaItem,
} from "./item-list.ts";
import type { StatedPlace } from "../tagging/index.ts";
import type { ItemPlace, TextPlace } from "./tag-places.ts";
import { trackValue, TRACK } from "./track-number.ts";
import { readUserText, replaceUserText } from "./user-text.ts";
import { codeOfXid, withCode } from "./xid.ts";

export interface ListResult {
  /** The items in their order, each with its header. */
  readonly items: readonly Uint8Array[];
  readonly isChanged: boolean;
  readonly stated: readonly StatedPlace[];
  readonly issues: readonly Issue[];
}

interface Context {
  readonly path: string;
  /** The list that gets the whole plan; in all others what is there is kept in step. */
  readonly isMain: boolean;
}

/** Applies the edits to a list. Values that already stand there in any spelling of the name are not touched. */
export function applyToList(
  list: Pick<ItemPlace, "kind" | "items">,
  edits: readonly FieldEdit[],
  context: Context,
): ListResult {
  const slots: { item: MetaItem | null; bytes: Uint8Array | null }[] = list.items.map((item) => ({
    item,
    bytes: item.raw,
  }));
  const stated: StatedPlace[] = [];
  const issues: Issue[] = [];
  for (const edit of edits) {
    const named = slots.filter(({ item }) => item !== null && edit.isNamed(list.kind, item.name));
    const values = context.isMain ? mainValues(edit, named) : edit.values;
    if (typeof values === "string") {
      issues.push(unsaid(edit, values));
      continue;
    }
    if (values.length === 0) {
      for (const slot of named) slot.bytes = null;
      continue;
    }
    let isTaken = false;
    for (const slot of named) {
      if (slot.item === null) continue;
      // Several values in several items of one name become one item: readers would count them twice.
      slot.bytes =
        isTaken && values.length > 1 ? null : rewrite(slot.item, { values, kind: list.kind }, context.path);
      isTaken = true;
    }
    if (context.isMain && !named.some(({ item }) => item !== null && isMainName(edit, item.name))) {
      slots.push({ item: null, bytes: create(edit, values) });
    }
    if (context.isMain) stated.push({ place: placeOf(edit, named), field: edit.field, values });
    if (edit.field === "isrc") issues.push(...keepXid(slots, edit, list.kind));
  }
  const items = slots.flatMap(({ bytes }) => bytes ?? []);
  const isChanged =
    items.length !== list.items.length ||
    items.some((bytes, index) => !isSame(bytes, list.items[index]?.raw));
  return { items, isChanged, stated, issues };
}

function isSame(bytes: Uint8Array, raw: Uint8Array | undefined): boolean {
  return raw !== undefined && Buffer.compare(bytes, raw) === 0;
}

function isMainName({ place }: FieldEdit, name: string): boolean {
  return name.toLowerCase() === place.toLowerCase();
}

/** As the item that stands there spells its name. */
function placeOf(edit: FieldEdit, named: readonly { readonly item: MetaItem | null }[]): string {
  const found = named.find(({ item }) => item !== null && isMainName(edit, item.name))?.item;
  return found?.name ?? edit.place;
}

/** What the field is to say; a reason where its item has no way to say it. */
function mainValues(
  edit: FieldEdit,
  named: readonly { readonly item: MetaItem | null }[],
): readonly string[] | string {
  if (edit.field !== "trackNumber") return edit.values;
  const old = named.find(({ item }) => item?.name === TRACK)?.item?.values[0];
  const pair = trackValue(edit.values[0] ?? "", old === undefined ? null : readNumberPair(old.bytes));
  if (pair === null) return "the item trkn holds numbers up to 65,535 and nothing else";
  return [pair.text];
}

interface Rewrite {
  readonly values: readonly string[];
  readonly kind: ItemPlace["kind"];
}

function rewrite(item: MetaItem, { values, kind }: Rewrite, path: string): Uint8Array {
  if (item.name === TRACK) {
    const wanted = trackBytes(values[0] ?? "", item.values[0]);
    const isThere =
      item.values.length === 1 && wanted !== null && isSame(wanted.bytes, item.values[0]?.bytes);
    return wanted === null || isThere ? item.raw : change(item, [wanted], path);
  }
  // Values of a key are the same in several languages; only items of iTunes hold a list.
  const texts = kind === "keys" ? [values.join("/")] : values;
  const stated = item.values.map(textOf);
  const isThere = stated.length === texts.length && stated.every((text, index) => text === texts[index]);
  if (isThere && !item.isDamaged) return item.raw;
  const locale = item.values[0]?.locale ?? 0;
  return change(
    item,
    texts.map((text) => textValue(text, locale)),
    path,
  );
}

function change(item: MetaItem, values: readonly DataValue[], path: string): Uint8Array {
  if (!item.isDamaged) return replaceValues(item, values);
  const problem = "a part of it is missing or cut off";
  throw new CatalogError("AUDIO_TAG_DAMAGED", { path, carrier: `item ${item.name}`, problem });
}

function create({ added, field }: FieldEdit, values: readonly string[]): Uint8Array {
  if ("free" in added)
    return createFreeItem(
      added.free,
      values.map((text) => textValue(text)),
    );
  const number = field === "trackNumber" ? trackBytes(values[0] ?? "", undefined) : null;
  return createItem(added.type, number === null ? values.map((text) => textValue(text)) : [number]);
}

/** The bytes of `trkn`: two of nothing, number, total, and again two of nothing, which some writers leave out. */
function trackBytes(text: string, old: DataValue | undefined): DataValue | null {
  const pair = trackValue(text, old === undefined ? null : readNumberPair(old.bytes));
  if (pair === null) return null;
  const bytes = Buffer.alloc(8);
  if (old !== undefined) bytes.set(old.bytes.subarray(0, 8));
  bytes.writeUInt16BE(pair.number, 2);
  bytes.writeUInt16BE(pair.total, 4);
  const length = Math.max(6, Math.min(8, old?.bytes.length ?? 8));
  return { kind: DATA.implicit, locale: old?.locale ?? 0, bytes: bytes.subarray(0, length) };
}

type Slot = { item: MetaItem | null; bytes: Uint8Array | null };

/** The store's own id names the code once more. */
function keepXid(slots: readonly Slot[], edit: FieldEdit, kind: ItemPlace["kind"]): Issue[] {
  const [code = ""] = edit.values;
  const issues: Issue[] = [];
  for (const slot of slots) {
    const { item } = slot;
    if (item?.name !== "xid " || itemField(kind, item.name) !== "isrc") continue;
    const texts = item.values.map(textOf);
    const isOther = (text: string | null): boolean => {
      const found = text === null ? null : codeOfXid(text);
      return found !== null && !codesIn(found).includes(code);
    };
    if (item.isDamaged || texts.some((text) => text === null)) {
      issues.push(unsaid({ ...edit, place: "xid " }, "the item cannot be read, and may name another code"));
    } else if (texts.some(isOther)) {
      const values = item.values.map((value, index) => {
        const text = texts[index] ?? "";
        return isOther(text) ? textValue(withCode(text, code), value.locale) : value;
      });
      slot.bytes = replaceValues(item, values);
    }
  }
  return issues;
}

/** A text in user data with another value; null where it already says it, or is no text of a field of the plan. */
export function applyToText(
  { inner, atom }: TextPlace,
  edits: readonly FieldEdit[],
): { readonly bytes: Uint8Array | null; readonly issues: readonly Issue[] } {
  const text = readUserText(inner);
  const edit = text === null ? undefined : edits.find(({ field }) => field === text.field);
  if (text === null || edit === undefined) return { bytes: null, issues: [] };
  const wanted = edit.values.join("/");
  if (text.texts.every((found) => found === wanted)) return { bytes: null, issues: [] };
  const bytes = replaceUserText(inner, wanted);
  const place = `udta/${atom.type}`;
  const issues = bytes === null ? [unsaid({ ...edit, place }, "it cannot hold a text of this length")] : [];
  return { bytes, issues };
}

function unsaid({ field, place }: FieldEdit, why: string): Issue {
  return {
    code: "TAG_FIELD_WITHOUT_FRAME",
    severity: "warning",
    path: ["mp4", place, field],
    message: `The ${field} was not written into ${quote(place)}: ${why}.`,
  };
}
