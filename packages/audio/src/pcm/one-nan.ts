/** Which bits a NaN keeps when it is copied or widened is up to the processor, so every NaN becomes the same one. */
export function withOneNan(samples: Float64Array): Float64Array {
  let words: Uint32Array | undefined;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    // The fastest way to ask for NaN, and this runs over every sample.
    if (sample !== sample) {
      words ??= new Uint32Array(samples.buffer, samples.byteOffset, samples.length * 2);
      words[i * 2] = 0;
      words[i * 2 + 1] = 0x7ff8_0000;
    }
  }
  return samples;
}
