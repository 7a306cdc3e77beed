/** libopus as WebAssembly (@audio/decode-opus), loaded when it is first needed. All decoders share its memory. */
import { CatalogError } from "@deadwax/catalog";
import type { OpusSetup } from "./opus-setup.ts";
import type { PacketDecoder } from "./packet-decoder.ts";

/** @throws CatalogError AUDIO_CODING_UNSUPPORTED, AUDIO_NOT_UNDERSTOOD. */
export async function openLibopus(setup: OpusSetup, path: string): Promise<PacketDecoder> {
  const { channels, streamCount, coupledStreamCount, outputGain, table } = setup;
  if (table === null) {
    throw new CatalogError("AUDIO_CODING_UNSUPPORTED", { path, coding: "Opus ambisonics with a matrix" });
  }
  const { createOpusDecoder } = await import("@audio/decode-opus/core");
  const opus = await createOpusDecoder();
  try {
    opus.configure({ channels, streamCount, coupledStreamCount, outputGain, channelMappingTable: table });
  } catch (cause) {
    opus.free();
    const problem = "its header describes streams that cannot be";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "Opus", problem }, { cause });
  }
  return {
    decode(packet) {
      const { channelData, samplesDecoded, errors } = opus.decodeFrames([packet]);
      return errors.length > 0 ? null : { planes: channelData, frames: samplesDecoded };
    },
    free: () => {
      opus.free();
    },
  };
}
