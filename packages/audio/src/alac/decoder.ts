/**
 * Decodes Apple Lossless packets, bit for bit. Written from the description of the format in Apple's open ALAC project
 * (2011). Left out are the elements that no encoder writes (coupling channels, program configuration): they are refused.
 */
import { CatalogError } from "@deadwax/catalog";
import type { PcmFormat } from "../pcm/index.ts";
import { createBits, loadPacket, readBits, skipBits, type Bits } from "./bits.ts";
import { placeChannels } from "./channel-order.ts";
import type { AlacConfig } from "./config.ts";
import { createElementMemory, readElement } from "./element.ts";

/** Turns packets into samples, one after the other. */
export interface AlacDecoder {
  /** How the samples would be stored in a WAV file: whole bytes, channels in the order of WAVE. */
  readonly format: PcmFormat;
  /**
   * The samples of a packet: interleaved, left-justified to 32 bits, channels in the order of WAVE; as many frames as the
   * packet holds. Overwritten by the next call. A packet that was refused leaves nothing behind.
   * @throws CatalogError AUDIO_PACKET_DAMAGED.
   */
  decode(packet: Uint8Array): Int32Array;
}

/** What an element of a packet is, by the three bits it starts with. */
const SINGLE = 0;
const PAIR = 1;
const LOW_FREQUENCY = 3;
const DATA = 4;
const FILL = 6;
const END = 7;

/** Creates the decoder of a stream. `path` is for messages. */
export function createAlacDecoder(config: AlacConfig, path: string): AlacDecoder {
  const { frameLength, bitDepth, channels, sampleRate } = config;
  const { places, mask } = placeChannels(channels, config.layoutTag);
  const memory = createElementMemory(frameLength);
  const samples = new Int32Array(frameLength * channels);
  let packets = 0;
  const bits = createBits(
    (problem) => new CatalogError("AUDIO_PACKET_DAMAGED", { path, packet: packets, problem }),
  );

  function readChannels(isPair: boolean, filled: number): number {
    if (filled + (isPair ? 2 : 1) > channels) throw bits.damage(`it has more than ${channels} channels`);
    const frames = readElement(bits, config, memory, isPair);
    const [first, second] = memory.channels;
    const spread = { channels, frames, unused: 32 - bitDepth };
    interleave(first, samples, { ...spread, place: places[filled] ?? filled });
    if (isPair) interleave(second, samples, { ...spread, place: places[filled + 1] ?? filled + 1 });
    return frames;
  }

  return {
    format: {
      kind: "int",
      width: Math.ceil(bitDepth / 8),
      validBits: bitDepth,
      channels,
      sampleRate,
      channelMask: mask,
    },
    decode(packet) {
      packets++;
      loadPacket(bits, packet);
      let filled = 0;
      let frames = 0;
      while (filled < channels) {
        const id = readBits(bits, 3);
        if (id === END) throw bits.damage(`it has ${filled} of ${channels} channels`);
        if (id === DATA || id === FILL) {
          skipExtra(bits, id);
          continue;
        }
        if (id !== SINGLE && id !== PAIR && id !== LOW_FREQUENCY) {
          throw bits.damage(`it has an element of the unknown kind ${id}`);
        }
        const found = readChannels(id === PAIR, filled);
        if (filled > 0 && found !== frames) throw bits.damage("its channels differ in length");
        frames = found;
        filled += id === PAIR ? 2 : 1;
      }
      return samples.subarray(0, frames * channels);
    },
  };
}

/** Bytes of somebody's data, or bytes that only fill. */
function skipExtra(bits: Bits, id: typeof DATA | typeof FILL): void {
  if (id === FILL) {
    const stated = readBits(bits, 4);
    skipBits(bits, 8 * (stated === 15 ? 14 + readBits(bits, 8) : stated));
    return;
  }
  skipBits(bits, 4);
  const isAligned = readBits(bits, 1) === 1;
  const stated = readBits(bits, 8);
  const size = stated === 255 ? 255 + readBits(bits, 8) : stated;
  if (isAligned) skipBits(bits, -bits.position & 7);
  skipBits(bits, size * 8);
}

interface Spread {
  readonly channels: number;
  readonly frames: number;
  readonly place: number;
  /** Bits below those of a sample. */
  readonly unused: number;
}

function interleave(channel: Int32Array, samples: Int32Array, spread: Spread): void {
  const { channels, frames, place, unused } = spread;
  for (let i = 0, at = place; i < frames; i++, at += channels) samples[at] = (channel[i] ?? 0) << unused;
}
