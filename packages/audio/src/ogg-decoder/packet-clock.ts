/** How many frames packets add to the sound, without decoding them. */
import { opusPacketFrames, type OggAudio } from "../ogg/index.ts";
import { readVorbisModes, vorbisFrames } from "../ogg/vorbis.ts";

export interface PacketClock {
  /** Of packets that follow each other, the first of which follows nothing; null where that cannot be told. */
  count(packets: readonly Uint8Array[]): number | null;
  /** Of the next packet: null where it is no audio; "unknown" where only the decoder can tell. */
  next(packet: Uint8Array): number | "unknown" | null;
  /** Packets are missing here. */
  restart(): void;
}

/** Longest in Opus: 120 ms (RFC 6716 section 3.2.5). */
const MAX_OPUS_FRAMES = 5760;

/** @throws Error for FLAC, which is decoded elsewhere. */
export function createPacketClock({ codec, headers }: OggAudio): PacketClock {
  if (codec.name === "flac") throw new Error("FLAC has no packets of lossy audio");
  if (codec.name === "opus") {
    return {
      count: (packets) => packets.reduce((sum, packet) => sum + opusPacketFrames(packet), 0),
      next(packet) {
        const frames = opusPacketFrames(packet);
        return frames === 0 || frames > MAX_OPUS_FRAMES ? null : frames;
      },
      restart: () => undefined,
    };
  }
  const { head } = codec;
  const modes = readVorbisModes(headers[2] ?? new Uint8Array(0));
  let before: Uint8Array | null = null;
  return {
    count: (packets) => (modes === null ? null : vorbisFrames(packets, head, modes)),
    next(packet) {
      // Packets of audio begin with a bit of 0 (4.3.1).
      if (packet.length === 0 || ((packet[0] ?? 0) & 1) === 1) return null;
      if (modes === null) return "unknown";
      if (vorbisFrames([packet], head, modes) === null) return null;
      const frames = before === null ? 0 : vorbisFrames([before, packet], head, modes);
      // Two bytes say the length; the rest belongs to the source.
      before = packet.slice(0, 2);
      return frames;
    },
    restart() {
      before = null;
    },
  };
}
