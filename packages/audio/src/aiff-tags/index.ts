export { openTaggedAiff } from "./open-tagged-aiff.ts";
export { readAiffCarriers, readAiffTags } from "./read-carriers.ts";
