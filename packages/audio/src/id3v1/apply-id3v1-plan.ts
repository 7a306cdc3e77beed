import type { TagField, TagPlan } from "@deadwax/catalog";
import { planValues } from "../tagging/index.ts";
import { CONTINUED_SIZE, ID3V1_FIELDS, readFixedText, readTrack, TRACK, type Id3v1Field } from "./id3v1.ts";

export interface Id3v1Result {
  readonly tag: Uint8Array;
  /** Undefined where there was none. */
  readonly enhanced: Uint8Array | undefined;
  readonly isChanged: boolean;
  /** Fields that were left as they were, because Latin-1 or a byte cannot say the new value. */
  readonly unsaid: readonly TagField[];
}

/**
 * Changes the fields that an ID3v1 tag (128 bytes) already holds to what the plan says, cut to their length; the TAG+ tag
 * in front of it goes on where they are cut. A field that is empty stays empty.
 */
export function applyId3v1Plan(found: Uint8Array, plan: TagPlan, foundEnhanced?: Uint8Array): Id3v1Result {
  const tag = Uint8Array.from(found);
  const enhanced = foundEnhanced && Uint8Array.from(foundEnhanced);
  const unsaid: TagField[] = [];
  for (const place of ID3V1_FIELDS) {
    const values = planValues(plan, place.field);
    if (values === null || readFixedText(tag, place.offset, place.size) === "") continue;
    const text = place.field === "date" ? (values[0] ?? "").slice(0, 4) : values.join("/").normalize("NFC");
    if (isLatin1(text)) setText({ tag, enhanced, place }, text);
    else unsaid.push(place.field);
  }
  if (plan.trackNumber !== undefined && readTrack(tag) !== null) {
    const number = Number(/^\s*(\d+)(?:\s*\/.*)?$/u.exec(plan.trackNumber)?.[1]);
    if (number >= 1 && number <= 255) tag[TRACK.number] = number;
    else unsaid.push("trackNumber");
  }
  const isChanged = !isSame(tag, found) || (enhanced !== undefined && !isSame(enhanced, foundEnhanced));
  return { tag, enhanced, isChanged, unsaid };
}

interface Target {
  readonly tag: Uint8Array;
  readonly enhanced: Uint8Array | undefined;
  readonly place: Id3v1Field;
}

function setText({ tag, enhanced, place }: Target, text: string): void {
  const { offset, size, continued } = place;
  fill(tag, { offset, size, text: text.slice(0, size) });
  if (enhanced === undefined || continued === null) return;
  fill(enhanced, { offset: continued, size: CONTINUED_SIZE, text: text.slice(size, size + CONTINUED_SIZE) });
}

interface Fill {
  readonly offset: number;
  readonly size: number;
  readonly text: string;
}

/** Fills a field up with what it was filled up with before: zeros, or the spaces of some writers. */
function fill(tag: Uint8Array, { offset, size, text }: Fill): void {
  if (readFixedText(tag, offset, size) === text.trimEnd()) return;
  const filler = tag[offset + size - 1] === 0x20 ? 0x20 : 0;
  tag.fill(filler, offset, offset + size);
  tag.set(Buffer.from(text, "latin1"), offset);
}

/** Letters of Latin-1, without its control characters, which readers of other code pages show as something else. */
function isLatin1(text: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]*$/u.test(text);
}

function isSame(left: Uint8Array, right: Uint8Array | undefined): boolean {
  return right !== undefined && Buffer.compare(left, right) === 0;
}
