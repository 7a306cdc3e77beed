export { BAND_CENTRES_HZ, BAND_EDGES_HZ, CELLS, GRID_BANDS, measureGrid, type Grid } from "./grid.ts";
export { type LinearMap } from "./linear-map.ts";
export {
  profileGrid,
  WINDOW_FRAMES,
  WINDOW_HOP,
  WINDOW_SECONDS,
  type CellProfile,
  type MomentProfile,
  type Outliers,
  type Profile,
} from "./profile/index.ts";
export { BINS, FRAME, FRAME_HOP } from "./spectra.ts";
export { findSplices, type Span } from "./splices.ts";
export { findStretches } from "./stretches.ts";
