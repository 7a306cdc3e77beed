export { createSignalMeter, type SignalFacts } from "./signal-meter.ts";
export { createSoundMeter } from "./sound-meter.ts";
