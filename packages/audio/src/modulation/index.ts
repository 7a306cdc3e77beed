export { BLOCK_MS, createModulationMeter, THRESHOLD_DBFS, type ModulationMeter } from "./modulation.ts";
