export { MEASURED_BY } from "./measured-facts.ts";
export { createAudioProbe } from "./probe.ts";
