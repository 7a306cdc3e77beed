export { type MeasureAudio } from "./confirm.ts";
export { type TagFileSystem } from "./file-system.ts";
export { nodeFileSystem } from "./node-file-system.ts";
export { createTagWriter } from "./tag-writer.ts";
