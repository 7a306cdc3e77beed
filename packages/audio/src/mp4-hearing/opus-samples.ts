import { CatalogError } from "@deadwax/catalog";
import { createHeardBlocks } from "../decoding/heard-blocks.ts";
import type { Decoding } from "../decoding/index.ts";
import type { Mp4Track } from "../mp4/index.ts";
import { placeOggChannels } from "../ogg-decoder/channel-order.ts";
import { openLibopus } from "../ogg-decoder/libopus.ts";
import { readOpusSetup } from "../ogg-decoder/opus-setup.ts";
import type { DecodedPacket, PacketDecoder } from "../ogg-decoder/packet-decoder.ts";
import { opusPacketFrames } from "../ogg/index.ts";
import { OPUS_RATE, parseOpusHead } from "../ogg/opus.ts";
import type { ByteSource } from "../riff/index.ts";
import type { FrameBlock } from "../wav/index.ts";
import { createDamageLog, type DamageLog } from "./damage-log.ts";
import { opusHeadOf } from "./opus-head.ts";
import { readSoundPackets } from "./sound-packets.ts";

/** 120 ms, the longest packet there is. */
const MAX_FRAMES = 5760;

/**
 * All that a decoder makes of a track of Opus, from its first packet on.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD; `blocks` AUDIO_CODING_UNSUPPORTED for ambisonics with a matrix.
 */
export function opusSamples(source: ByteSource, track: Mp4Track): Decoding {
  const bytes = opusHeadOf(track.entries[0]?.sound?.config ?? new Uint8Array(0));
  const setup = readOpusSetup(bytes, source.name);
  const head = parseOpusHead(bytes);
  if (head === null) throw notUnderstood(source, "its configuration makes no sense");
  const { order, mask } = placeOggChannels({ codec: { name: "opus", head }, channels: setup.channels });
  let log: DamageLog = createDamageLog(OPUS_RATE);

  async function* decodePackets(): AsyncGenerator<FrameBlock, void> {
    const decoder = await openLibopus(setup, source.name);
    const heard = createHeardBlocks({ order, skip: 0 });
    try {
      for await (const packet of readSoundPackets(source, track, { sampleRate: OPUS_RATE, log })) {
        const decoded = decode(source, decoder, packet.bytes);
        if (decoded === null) {
          const frames = Math.min(opusPacketFrames(packet.bytes), MAX_FRAMES);
          log.add({ start: packet.start, frames, problem: "its decoder makes nothing of it" });
          yield* heard.addSilence(frames);
        } else yield* heard.add(decoded.planes, decoded.frames);
      }
      yield* heard.end();
    } finally {
      decoder.free();
    }
  }

  return {
    format: {
      ...{ kind: "float", width: 4, validBits: 32 },
      ...{ channels: setup.channels, sampleRate: OPUS_RATE, channelMask: mask },
    },
    blocks() {
      log = createDamageLog(OPUS_RATE);
      return decodePackets();
    },
    issues: () => log.issues(),
  };
}

function decode(source: ByteSource, decoder: PacketDecoder, packet: Uint8Array): DecodedPacket | null {
  try {
    return decoder.decode(packet);
  } catch (cause) {
    throw notUnderstood(source, "its decoder gave up on a packet", cause);
  }
}

function notUnderstood({ name }: ByteSource, problem: string, cause?: unknown): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: name, format: "Opus", problem }, { cause });
}
