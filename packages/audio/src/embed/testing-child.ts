/** Writes tags again and again until it is killed: `in-place FILE` or `copies FILE FOLDER`. */
import { join } from "node:path";
import { createTagWriter } from "./tag-writer.ts";
import { CODE, measureSmall } from "./testing.ts";

const [mode = "", file = "", folder = ""] = process.argv.slice(2);
const writer = createTagWriter({ measure: measureSmall });
process.stdout.write("ready\n");
for (let round = 0; ; round++) {
  const target = mode === "copies" ? join(folder, `copy-${round}.wav`) : "in-place";
  // Titles of different length: now and then the tag has to move.
  const title = round % 2 === 0 ? "Short" : "L".repeat(1500);
  await writer.embed({ source: file, target, plan: { isrc: CODE, title } });
}
