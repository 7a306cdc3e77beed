export { expectedReading, type WrittenTags } from "./expected-reading.ts";
export {
  chaptersWithFfprobe,
  decodeWithFfmpeg,
  restoreWithFlac,
  soundWithFfmpeg,
  testWithFlac,
  type Chapter,
  type Judgement,
} from "./judges.ts";
export type { CommonField, ReaderName } from "./reader.ts";
export { hasSeenVersion, READERS } from "./readers.ts";
export { CARRIERS, INFO_TAGS, taggedFile, type Carrier, type TaggedFile } from "./tagged-files.ts";
export { SEEN_WITH, WHAT_EACH_CAN_SEE, type FieldSights, type Sight } from "./what-each-can-see.ts";
