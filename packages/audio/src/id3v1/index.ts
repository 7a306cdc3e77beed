export { applyId3v1Plan } from "./apply-id3v1-plan.ts";
export { readId3v1 } from "./read-id3v1.ts";
