export {
  CHROMAPRINT_SHAPE,
  CLEAN_SHAPE,
  COARSE_SHAPE,
  createKernel,
  HALVING_SHAPE,
  type FilterShape,
} from "./filter-shape.ts";
export { createResampler, type Resampler } from "./resampler.ts";
