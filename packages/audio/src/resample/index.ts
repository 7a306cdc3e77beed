export {
  CHROMAPRINT_SHAPE,
  CLEAN_SHAPE,
  COARSE_SHAPE,
  HALVING_SHAPE,
  type FilterShape,
} from "./filter-shape.ts";
export { createResampler, type Resampler } from "./resampler.ts";
