export * from "./riff/index.ts";
export { createAudioHasher, resolveLayout, type AudioHasher } from "./audio-hash/index.ts";
export { digestFile, digestPcmFile, type PcmDigest } from "./file-digest/index.ts";
export {
  createSampleReader,
  frameSize,
  nameCodec,
  type CanonicalSamples,
  type PcmFormat,
} from "./pcm/index.ts";
export { readFrames, readWavHeader, type FrameBlock, type PcmRegion, type WavHeader } from "./wav/index.ts";
export { readWavTags } from "./wav-tags/index.ts";
export { createAudioProbe, MEASURED_BY } from "./probe/index.ts";
export { recognise, type AudioFormat, type Recognised } from "./recognise/index.ts";
export { runIfAudioWorker } from "./audio-worker/index.ts";
export { createProbePool, type ProbePool, type ProbePoolOptions } from "./probe-pool/index.ts";
export { createKnownSounds } from "./known-sounds/index.ts";
export { createSuppositionPool } from "./supposition-pool/index.ts";
export { createTagWriter, nodeFileSystem, type MeasureAudio, type TagFileSystem } from "./embed/index.ts";
export { createEar, type EarOptions } from "./ear/index.ts";
export { createEarPool, type EarPool, type EarPoolOptions } from "./ear-pool/index.ts";
