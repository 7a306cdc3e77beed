import type { CommonTags } from "../fixtures/fixture.ts";
import { COMMON_FIELDS, type CommonField, type ReaderName } from "./reader.ts";
import type { Carrier } from "./tagged-files.ts";
import { WHAT_EACH_CAN_SEE, type Sight } from "./what-each-can-see.ts";

export interface WrittenTags {
  readonly tags: CommonTags;
  /** What stands in INFO, and the date of a bext chunk, where there are such. */
  readonly info?: Partial<CommonTags>;
}

/** What a program has to show of a file that holds these tags. */
export function expectedReading(reader: ReaderName, carrier: Carrier, written: WrittenTags): CommonTags {
  const sights = WHAT_EACH_CAN_SEE[reader][carrier];
  const reading = COMMON_FIELDS.map((field): [CommonField, readonly string[]] => [
    field,
    sights[field] === "INFO" ? (written.info?.[field] ?? []) : shown(sights[field], written.tags[field]),
  ]);
  return Object.fromEntries(reading) as Record<CommonField, readonly string[]>;
}

function shown(sight: Exclude<Sight, "INFO">, values: readonly string[]): readonly string[] {
  if (typeof sight === "object") return values.length === 0 ? [] : [values.join(sight.joined)];
  switch (sight) {
    case "all":
      return values;
    case "first":
      return values.slice(0, 1);
    case "last":
      return values.slice(-1);
    case "year":
      return values.map((value) => value.slice(0, 4));
    case "nothing":
      return [];
  }
}
