export { tagField } from "./field-table.ts";
export { codesIn, hints } from "./find-codes.ts";
export { readId3Content } from "./id3-readings.ts";
export { readNativeTags, type NativeTag } from "./native-tags.ts";
export { joinReadings, NO_READINGS, type TagReadings } from "./tag-readings.ts";
export * as tagIssue from "./tag-issues.ts";
