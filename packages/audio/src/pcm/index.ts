export { createSampleReader, type CanonicalSamples } from "./canonical-samples.ts";
export { frameSize, nameCodec, type PcmFormat } from "./pcm-format.ts";
