export { createModulationMeter } from "./modulation.ts";
