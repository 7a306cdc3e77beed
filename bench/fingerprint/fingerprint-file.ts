import { createFingerprinter, formatFingerprint } from "../../packages/audio/src/fingerprint/index.ts";
import { openFileSource, readChunkMap } from "../../packages/audio/src/riff/index.ts";
import { readFrames, readWavHeader } from "../../packages/audio/src/wav/index.ts";

export interface FileFingerprint {
  readonly items: Uint32Array;
  /** As AcoustID takes it. */
  readonly text: string;
  /** Length of the audio. */
  readonly duration: number;
  /** Processor seconds in the fingerprinter. */
  readonly seconds: number;
}

/** The fingerprint of a WAV file of linear samples. */
export async function fingerprintFile(path: string): Promise<FileFingerprint> {
  const source = await openFileSource(path);
  try {
    const { format, data, frames } = await readWavHeader(source, await readChunkMap(source));
    if (format.pcm === null || frames === null) throw new Error(`${path} holds coded samples`);
    const fingerprinter = createFingerprinter(format.pcm);
    let micros = 0;
    for await (const { samples } of readFrames(source, {
      format: format.pcm,
      dataOffset: data.dataOffset,
      frames,
    })) {
      const start = process.cpuUsage();
      fingerprinter.add(samples);
      const { user, system } = process.cpuUsage(start);
      micros += user + system;
    }
    const fingerprint = fingerprinter.finish();
    const duration = frames / format.sampleRate;
    return {
      items: fingerprint.items,
      text: formatFingerprint(fingerprint),
      duration,
      seconds: micros / 1e6,
    };
  } finally {
    await source.close();
  }
}
