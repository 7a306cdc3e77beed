import type { TagReading } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { tooManyReadings } from "./tag-issues.ts";

/** What tags state, and what is odd about them. */
export interface TagReadings {
  readonly readings: readonly TagReading[];
  readonly issues: readonly Issue[];
}

/** More values than this are not a description of one recording. */
const MAX_READINGS = 5000;

/** The readings of several tags in their order, as NFC; of an absurd number the first ones, with an issue. */
export function joinReadings(parts: Iterable<TagReadings>): TagReadings {
  const readings: TagReading[] = [];
  const issues: Issue[] = [];
  for (const part of parts) {
    readings.push(...part.readings.map((reading) => ({ ...reading, value: reading.value.normalize("NFC") })));
    issues.push(...part.issues);
    if (readings.length <= MAX_READINGS) continue;
    issues.push(tooManyReadings(MAX_READINGS));
    break;
  }
  return { readings: readings.slice(0, MAX_READINGS), issues };
}
