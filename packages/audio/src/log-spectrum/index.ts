export {
  BANDS,
  BANDS_PER_OCTAVE,
  createLogSpectrum,
  ROW_HOP,
  ROW_SECONDS,
  STEP_DB,
  type LogSpectrum,
} from "./log-spectrum.ts";
