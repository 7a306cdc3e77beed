export { createSampleReader, type CanonicalSamples, type SampleReader } from "./canonical-samples.ts";
export { frameSize, nameCodec, type PcmFormat } from "./pcm-format.ts";
