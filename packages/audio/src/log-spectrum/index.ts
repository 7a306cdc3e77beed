export { BANDS, createLogSpectrum, ROW_HOP, STEP_DB, type LogSpectrum } from "./log-spectrum.ts";
