import { CatalogError } from "@deadwax/catalog";
import type { Decoding } from "../decoding/index.ts";
import type { Mp4Track } from "../mp4/index.ts";
import { createSampleReader, frameSize, type PcmFormat } from "../pcm/index.ts";
import type { ByteSource } from "../riff/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createDamageLog, type DamageLog } from "./damage-log.ts";
import { readSoundPackets } from "./sound-packets.ts";

/** All samples of a track of linear samples. @throws CatalogError AUDIO_NOT_UNDERSTOOD. */
export function linearSamples(source: ByteSource, track: Mp4Track, stored: PcmFormat): Decoding {
  const format = { ...stored, sampleRate: Math.round(stored.sampleRate) };
  const { sampleRate } = format;
  if (sampleRate === 0) {
    const problem = "it states a sample rate of 0 Hz";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "MP4", problem });
  }
  const size = frameSize(format);
  let log: DamageLog = createDamageLog(sampleRate);

  async function* readSamples(): AsyncGenerator<FrameBlock, void> {
    const reader = createSampleReader(format);
    const most = Math.max(1, Math.floor(reader.maxBytes / size)) * size;
    let firstFrame = 0;
    for await (const { bytes, start } of readSoundPackets(source, track, { sampleRate, log })) {
      const whole = bytes.length - (bytes.length % size);
      if (whole < bytes.length) log.add({ start, frames: 0, problem: "it ends inside of a frame" });
      for (let at = 0; at < whole; at += most) {
        const piece = bytes.subarray(at, Math.min(whole, at + most));
        // Words can only be read where they start on a multiple of their size.
        const samples = reader.read(piece.byteOffset % 8 === 0 ? piece : new Uint8Array(piece));
        const frames = piece.length / size;
        yield { firstFrame, frames, samples };
        firstFrame += frames;
      }
    }
  }

  return {
    format,
    blocks() {
      log = createDamageLog(sampleRate);
      return readSamples();
    },
    issues: () => log.issues(),
  };
}
