export { createSampleReader, type CanonicalSamples } from "./canonical-samples.ts";
export { frameSize, isHeardRate, nameCodec, type PcmFormat } from "./pcm-format.ts";
