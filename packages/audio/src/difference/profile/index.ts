export type { CellProfile } from "./cells.ts";
export type { MomentProfile } from "./moments.ts";
export { profileGrid, type Profile } from "./profile.ts";
export { WINDOW_FRAMES, WINDOW_HOP, WINDOW_SECONDS } from "./windows.ts";
