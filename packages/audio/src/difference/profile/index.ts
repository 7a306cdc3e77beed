export type { CellProfile } from "./cells.ts";
export type { MomentProfile } from "./moments.ts";
export type { Outliers } from "./outliers.ts";
export { profileGrid, type Profile } from "./profile.ts";
export { WINDOW_FRAMES, WINDOW_HOP, WINDOW_SECONDS } from "./windows.ts";
