import type { TagField } from "@deadwax/catalog";
import { DATE_FRAMES, PEOPLE_FRAMES, TEXT_FRAMES, USER_TEXT_FIELDS } from "./fields.ts";
import { readFrameBody } from "./frame-body.ts";
import type { Id3Frame, Id3Tag } from "./tag.ts";
import { readPeople } from "./people.ts";
import { decodeText, type TextOddity } from "./text.ts";
import { readUserText } from "./user-text.ts";

/** One value of one frame. */
export interface FrameReading {
  readonly field: TagField;
  readonly value: string;
  /** `TSRC`, `TXXX:ISRC`, `TYER+TDAT`. */
  readonly frame: string;
  readonly oddities: readonly TextOddity[];
}

/** More values than this are no longer read of one field: others must not keep a code from being seen. */
const MAX_OF_FIELD = 200;

/** What the frames of a tag state about the fields we compare. */
export function readFields(tag: Id3Tag): readonly FrameReading[] {
  const readings: FrameReading[] = [];
  const counts = new Map<TagField, number>();
  for (const frame of tag.frames) {
    for (const reading of readFrame(frame, tag)) {
      const count = counts.get(reading.field) ?? 0;
      if (count === MAX_OF_FIELD) continue;
      counts.set(reading.field, count + 1);
      readings.push(reading);
    }
  }
  return joinDate(readings, tag);
}

function readFrame(frame: Id3Frame, tag: Id3Tag): FrameReading[] {
  const user = readUserText(frame, tag);
  if (user !== null) {
    const field = USER_TEXT_FIELDS[user.description.toUpperCase()];
    if (field === undefined) return [];
    const name = `${frame.id}:${user.description}`;
    return user.values.map((value) => ({ field, value, frame: name, oddities: user.oddities }));
  }
  if (frame.id === PEOPLE_FRAMES[tag.version]) return readPeopleFrame(frame, tag);
  const field = fieldOf(frame.id, tag.version);
  const body = field === null ? null : readFrameBody(frame, tag);
  if (field === null || body === null) return [];
  const { values, oddities } = decodeText(body, tag.version);
  const single = field === "isrc" && tag.version !== 4 ? values.flatMap(splitCodes) : values;
  return single.map((value) => ({ field, value, frame: frame.id, oddities }));
}

function readPeopleFrame(frame: Id3Frame, tag: Id3Tag): FrameReading[] {
  const body = readFrameBody(frame, tag);
  if (body === null) return [];
  return readPeople(decodeText(body, 4).values).map(({ field, role, name }) => {
    return { field, value: name, frame: `${frame.id}:${role}`, oddities: [] };
  });
}

/** 2.3 defines no separator for codes; a slash is what taggers write between two of them. */
function splitCodes(value: string): string[] {
  return value.split("/").map((part) => part.trim());
}

function fieldOf(id: string, version: Id3Tag["version"]): TagField | null {
  const row = TEXT_FRAMES.find((candidate) => candidate[version] === id);
  if (row !== undefined) return row.field;
  return Object.values(DATE_FRAMES[version]).includes(id) ? "date" : null;
}

/** A year and a day that stand in two frames are one date. */
function joinDate(readings: readonly FrameReading[], tag: Id3Tag): readonly FrameReading[] {
  const { year, day } = DATE_FRAMES[tag.version];
  const dayReading = readings.find((reading) => reading.frame === day);
  const rest = readings.filter((reading) => reading.frame !== day);
  const [, dd, mm] = /^(\d\d)(\d\d)$/.exec(dayReading?.value ?? "") ?? [];
  if (dd === undefined || mm === undefined) return rest;
  return rest.map((reading) =>
    reading.frame === year && /^\d{4}$/.test(reading.value)
      ? { ...reading, value: `${reading.value}-${mm}-${dd}`, frame: `${year}+${day}` }
      : reading,
  );
}
