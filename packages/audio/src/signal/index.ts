export type { ChannelLikeness } from "./channel-likeness.ts";
export type { Clipping } from "./clipping.ts";
export type { FrameSpan, Silence } from "./silence.ts";
export { createSignalMeter, SIGNAL_ALGORITHM, type SignalFacts, type SignalMeter } from "./signal-meter.ts";
export { createSoundMeter, type SoundMeter } from "./sound-meter.ts";
export type { Waveform } from "./waveform.ts";
