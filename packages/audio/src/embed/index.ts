export { type AudioIdentity, type MeasureAudio } from "./confirm.ts";
export { type FileFacts, type OpenFile, type TagFileSystem } from "./file-system.ts";
export { nodeFileSystem } from "./node-file-system.ts";
export { createTagWriter, type TagWriterParts } from "./tag-writer.ts";
