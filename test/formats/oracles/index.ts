export { carrierOf } from "./carrier-of.ts";
export { expectedReading } from "./expected-reading.ts";
export {
  chaptersWithFfprobe,
  decodeWithFfmpeg,
  restoreWithFlac,
  soundWithFfmpeg,
  testWithFlac,
} from "./judges.ts";
export type { ReaderName } from "./reader.ts";
export { hasSeenVersion, READERS } from "./readers.ts";
export { CARRIERS, INFO_TAGS, taggedFile } from "./tagged-files.ts";
