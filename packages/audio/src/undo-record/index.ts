export { temporaryPath, thisWriter, undoRecordPath, whileActive } from "./names.ts";
export { recoverFolder } from "./recover.ts";
export { restoreFile } from "./restore.ts";
export { encodeUndoRecord, type UndoRecord, type UndoRegion } from "./undo-record.ts";
