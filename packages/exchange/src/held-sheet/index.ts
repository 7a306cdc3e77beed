export type { HeldColumn, HeldPreset, HeldSheet, HeldSheetOptions, HeldTable } from "./held-sheet.ts";
export { HELD_TARGETS, type HeldTarget } from "./held-target.ts";
export { approvedPreset, readPreset } from "./preset.ts";
export { readHeldSheet } from "./read-held-sheet.ts";
