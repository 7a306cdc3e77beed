export { applyId3v1Plan, type Id3v1Result } from "./apply-id3v1-plan.ts";
export { readId3v1, type Id3v1Reading } from "./read-id3v1.ts";
