import type { TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import { hints, joinReadings, tagIssue, type TagReadings } from "../readings/index.ts";
import { itemField } from "./fields.ts";
import { parseGapless, type Gapless } from "./gapless.ts";
import { readNumberPair, textOf, type MetaItem } from "./item-list.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { readTagPlaces, type ItemPlace, type TagPlaces, type TextPlace } from "./tag-places.ts";
import { readUserText } from "./user-text.ts";
import { codeOfXid } from "./xid.ts";

export interface Mp4Tags extends TagReadings {
  /** What `iTunSMPB` says about the part that is to be heard; null where there is none that makes sense. */
  readonly gapless: Gapless | null;
}

/** Longer free texts are lyrics or worse; what stands behind this in them is not looked at. */
const MAX_FREE_TEXT = 10_000;
const GAPLESS = "----:com.apple.itunes:itunsmpb";

/**
 * What the tags of the film state, in file order: the items of iTunes (`mp4/©nam`, `mp4/----:com.apple.iTunes:ISRC`), the
 * keys of QuickTime (`mp4/com.apple.quicktime.title`) and the texts in its user data (`mp4/udta/©nam`). A code in any
 * other text is a hint. Nothing is thrown for data.
 */
export async function readMp4Tags(source: ByteSource, map: Mp4Map): Promise<Mp4Tags> {
  return tagsAt(await readTagPlaces(source, map));
}

/** The same of places that have been read. */
export function tagsAt({ lists, texts, tooLarge }: TagPlaces): Mp4Tags {
  const parts = [...lists.map(fromList), ...texts.map(fromText)];
  const large = tooLarge.map(() => tagIssue.carrierDamaged("ilst atom", "it is too large"));
  const { readings, issues } = joinReadings([{ readings: [], issues: large }, ...parts]);
  const gapless = parts.find((part) => part.gapless !== null)?.gapless ?? null;
  // The same value twice in one place says no more than once.
  const once = new Map(readings.map((reading) => [`${reading.carrier}\0${reading.value}`, reading]));
  return { readings: [...once.values()], gapless, issues };
}

function fromList({ kind, items, rest }: ItemPlace): Mp4Tags {
  const readings: TagReading[] = [];
  const issues: Issue[] = [];
  let gapless: Gapless | null = null;
  for (const item of items) {
    const carrier = `mp4/${item.name}`;
    if (item.name === "free" || item.name === "skip") continue;
    if (item.isDamaged) issues.push(tagIssue.carrierDamaged(carrier, "a part of it is missing or cut off"));
    const found = fromItem(kind, item);
    readings.push(...found);
    issues.push(...found.flatMap(({ value }) => tagIssue.textIssues(carrier, value)));
    if (item.name.toLowerCase() === GAPLESS) gapless ??= parseGapless(textsOf(item)[0] ?? "");
  }
  if (rest.some((byte) => byte !== 0)) {
    issues.push(tagIssue.carrierDamaged("end of the ilst atom", "no item starts there"));
  }
  return { readings, gapless, issues };
}

function fromItem(kind: ItemPlace["kind"], item: MetaItem): TagReading[] {
  const carrier = `mp4/${item.name}`;
  const field = itemField(kind, item.name);
  if (field === undefined)
    return textsOf(item).flatMap((text) => hints(carrier, text.slice(0, MAX_FREE_TEXT)));
  const stated = (): readonly string[] => {
    if (item.name === "trkn") return numbersOf(item);
    return item.name === "xid " ? textsOf(item).flatMap((text) => codeOfXid(text) ?? []) : textsOf(item);
  };
  return stated().flatMap((value): TagReading[] =>
    value === "" ? [] : [{ field, value, carrier, trust: "carrier" }],
  );
}

function textsOf({ values }: MetaItem): string[] {
  return values.flatMap((value) => textOf(value) ?? []);
}

/** `3`, or `3/12` where the total stands there too. */
function numbersOf({ values }: MetaItem): string[] {
  return values.flatMap(({ bytes }) => {
    const pair = readNumberPair(bytes);
    if (pair === null || pair.number === 0) return [];
    return pair.total === 0 ? String(pair.number) : `${pair.number}/${pair.total}`;
  });
}

function fromText({ atom, inner }: TextPlace): Mp4Tags {
  const carrier = `mp4/udta/${atom.type}`;
  const text = readUserText(inner);
  if (text === null) {
    const issues = atom.type.startsWith("©")
      ? [tagIssue.carrierDamaged(carrier, "its sizes do not fit")]
      : [];
    return { readings: [], gapless: null, issues };
  }
  const { field, texts } = text;
  const readings = texts.flatMap((value): TagReading[] => {
    if (field === undefined) return hints(carrier, value.slice(0, MAX_FREE_TEXT));
    return value === "" ? [] : [{ field, value, carrier, trust: "carrier" }];
  });
  return { readings, gapless: null, issues: texts.flatMap((value) => tagIssue.textIssues(carrier, value)) };
}
