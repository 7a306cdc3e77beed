/** The shape of a file's sound as a few numbers, to draw it in a line. */
import { openFileSource, readChunkMap, readFrames, readWavHeader } from "@deadwax/audio";

const FULL_SCALE = 2 ** 31;

/** The root mean square of each of so many equal spans, full scale at 1. Empty for sound that is not linear PCM. */
export async function waveformOf(path: string, spans: number): Promise<readonly number[]> {
  const source = await openFileSource(path);
  try {
    const { format, data, frames } = await readWavHeader(source, await readChunkMap(source));
    if (format.pcm === null || frames === null) return [];
    const { channels } = format.pcm;
    const power = new Float64Array(spans);
    const counted = new Float64Array(spans);
    const region = { format: format.pcm, dataOffset: data.dataOffset, frames };
    for await (const block of readFrames(source, region)) {
      const scale = block.samples instanceof Int32Array ? FULL_SCALE : 1;
      for (let frame = 0; frame < block.frames; frame += 1) {
        const at = Math.min(spans - 1, Math.floor(((block.firstFrame + frame) * spans) / frames));
        for (let channel = 0; channel < channels; channel += 1) {
          const sample = (block.samples[frame * channels + channel] ?? 0) / scale;
          power[at] = (power[at] ?? 0) + sample * sample;
        }
        counted[at] = (counted[at] ?? 0) + channels;
      }
    }
    return Array.from(power, (sum, at) => Math.sqrt(sum / Math.max(1, counted[at] ?? 1)));
  } finally {
    await source.close();
  }
}
