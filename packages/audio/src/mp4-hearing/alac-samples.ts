import { isCatalogError } from "@deadwax/catalog";
import { createAlacDecoder, parseAlacCookie, type AlacDecoder } from "../alac/index.ts";
import type { Decoding } from "../decoding/index.ts";
import type { Mp4Track } from "../mp4/index.ts";
import type { ByteSource } from "../riff/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createDamageLog, type DamageLog } from "./damage-log.ts";
import { silentBlocks } from "./silence.ts";
import { readSoundPackets } from "./sound-packets.ts";

/** All samples of a track of Apple Lossless. @throws CatalogError AUDIO_NOT_UNDERSTOOD. */
export function alacSamples(source: ByteSource, track: Mp4Track): Decoding {
  const config = parseAlacCookie(track.entries[0]?.sound?.config ?? new Uint8Array(0), source.name);
  const { format } = createAlacDecoder(config, source.name);
  const { sampleRate, channels } = format;
  let log: DamageLog = createDamageLog(sampleRate);

  async function* decodePackets(): AsyncGenerator<FrameBlock, void> {
    const decoder = createAlacDecoder(config, source.name);
    let firstFrame = 0;
    for await (const { bytes, start, frames: stated } of readSoundPackets(source, track, {
      sampleRate,
      log,
    })) {
      const samples = decode(decoder, bytes);
      // No packet holds more, whatever the tables say.
      const frames =
        typeof samples === "string" ? Math.min(stated, config.frameLength) : samples.length / channels;
      if (typeof samples === "string") {
        log.add({ start, frames, problem: samples });
        yield* silentBlocks(format, firstFrame, frames);
      } else yield { firstFrame, frames, samples };
      firstFrame += frames;
    }
  }

  return {
    format,
    blocks() {
      log = createDamageLog(sampleRate);
      return decodePackets();
    },
    issues: () => log.issues(),
  };
}

/** The samples, or what is wrong with the packet. */
function decode(decoder: AlacDecoder, packet: Uint8Array): Int32Array | string {
  try {
    return decoder.decode(packet);
  } catch (thrown) {
    if (!isCatalogError(thrown, "AUDIO_PACKET_DAMAGED")) throw thrown;
    return thrown.parameters.problem;
  }
}
