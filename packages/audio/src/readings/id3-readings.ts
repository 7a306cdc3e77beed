import type { TagReading } from "@deadwax/catalog";
import { readFields, readFreeTexts, readId3 } from "../id3/index.ts";
import { hints } from "./find-codes.ts";
import { carrierDamaged, textIssues } from "./tag-issues.ts";
import type { TagReadings } from "./tag-readings.ts";

/** What an ID3v2 tag states. A code in a comment is a hint. `carrier` tells apart where it stands: `id3`. */
export function readId3Content(content: Uint8Array, carrier = "id3"): TagReadings {
  const tag = readId3(content);
  if (!tag.ok) return { readings: [], issues: [carrierDamaged("ID3 tag", tag.error.problem)] };
  const fields = readFields(tag.value);
  const stated = fields.map(({ field, value, frame }): TagReading => {
    return { field, value, carrier: `${carrier}/${frame}`, trust: "carrier" };
  });
  const hinted = readFreeTexts(tag.value).flatMap(({ frame, text }) => hints(`${carrier}/${frame}`, text));
  const issues = fields.flatMap(({ frame, value, oddities }) =>
    textIssues(`${carrier}/${frame}`, value, oddities),
  );
  const hasRest = tag.value.rest.length > 0;
  const rest = hasRest ? [carrierDamaged("end of the ID3 tag", "no frame starts there")] : [];
  return { readings: [...stated, ...hinted], issues: [...rest, ...issues] };
}
