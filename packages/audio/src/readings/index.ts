export { tagField } from "./field-table.ts";
export { codesIn, hints } from "./find-codes.ts";
export { readId3Content } from "./id3-readings.ts";
export { readNativeTags } from "./native-tags.ts";
export { joinReadings, type TagReadings } from "./tag-readings.ts";
export { readVorbisContent } from "./vorbis-readings.ts";
export * as tagIssue from "./tag-issues.ts";
