import { CatalogError } from "@deadwax/catalog";
import { createHeardBlocks } from "../decoding/heard-blocks.ts";
import type { Decoding } from "../decoding/index.ts";
import { createFrameCheck } from "../mp3-decoder/frame-check.ts";
import { openMpg123 } from "../mp3-decoder/mpg123.ts";
import type { Mp4Track } from "../mp4/index.ts";
import { readFrameHeader, type FrameHeader } from "../mpeg/frame-header.ts";
import { readInfoFrame } from "../mpeg/info-frame.ts";
import type { ByteSource } from "../riff/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createDamageLog, type DamageLog } from "./damage-log.ts";
import { readSoundPackets } from "./sound-packets.ts";

/** Frames of the longest packet there is. */
const MAX_FRAMES = 1152;

/**
 * All that a decoder makes of a track of MPEG audio, from its first packet on. A first packet that only holds counts is
 * silence. `first` is the header of the first packet of audio.
 * @throws CatalogError AUDIO_CODING_UNSUPPORTED for free format; `blocks` AUDIO_NOT_UNDERSTOOD.
 */
export function mpegSamples(source: ByteSource, track: Mp4Track, first: FrameHeader): Decoding {
  const { channels, sampleRate, bitrate } = first;
  if (bitrate === 0) {
    const coding = "MPEG audio in free format";
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", { path: source.name, coding });
  }
  let log: DamageLog = createDamageLog(sampleRate);

  async function* decodePackets(): AsyncGenerator<FrameBlock, void> {
    const heard = createHeardBlocks({ order: channels === 1 ? [0] : [0, 1], skip: 0 });
    const isWhole = createFrameCheck();
    const decoder = await openMpg123(source.name);
    let isFirst = true;
    try {
      for await (const { bytes, start, frames } of readSoundPackets(source, track, { sampleRate, log })) {
        const header = readFrameHeader(bytes, 0);
        const isCounts = isFirst && header !== null && readInfoFrame(bytes, header) !== null;
        isFirst = false;
        if (header === null || isCounts) {
          const silence = header?.samples ?? Math.min(frames, MAX_FRAMES);
          if (!isCounts) log.add({ start, frames: silence, problem: "it is no frame of MPEG audio" });
          yield* heard.addSilence(silence);
          continue;
        }
        const { planes, samples, isDoubtful } = decoder.decode(bytes);
        const given = Math.min(samples, header.samples);
        if (!isWhole(bytes, header) || isDoubtful || given < header.samples)
          log.add({ start, frames: 0, problem: "it does not hold what it needs" });
        yield* heard.add(planes, given);
        yield* heard.addSilence(header.samples - given);
      }
      yield* heard.end();
    } finally {
      decoder.free();
    }
  }

  return {
    format: { kind: "float", width: 4, validBits: 32, channels, sampleRate, channelMask: null },
    blocks() {
      log = createDamageLog(sampleRate);
      return decodePackets();
    },
    issues: () => log.issues(),
  };
}
