export { readFrames, type FrameBlock, type PcmRegion } from "./read-frames.ts";
export { readWavHeader, type WavHeader } from "./wav-header.ts";
