/**
 * libvorbis as WebAssembly (@audio/decode-vorbis), loaded when it is first needed. What that package offers takes pages,
 * guesses lengths and passes over what it does not like without a word; the part of it that takes packets tells what each
 * of them gave, so this is what is used.
 */
import { CatalogError } from "@deadwax/catalog";
import type { PacketDecoder } from "./packet-decoder.ts";

interface VorbisPackets {
  sendSetupHeader(packet: Uint8Array): void;
  initDsp(): void;
  decodePackets(packets: readonly Uint8Array[]): {
    readonly channelData: readonly Float32Array[];
    readonly samplesDecoded: number;
  };
}

/** Its memory for one packet. Bytes. */
const MAX_PACKET = 128 * 1024;

/** @throws CatalogError AUDIO_NOT_UNDERSTOOD where the headers are too large. */
export async function openLibvorbis(headers: readonly Uint8Array[], path: string): Promise<PacketDecoder> {
  const { decoder } = await import("@audio/decode-vorbis");
  const [identification, , setup] = headers;
  if (identification === undefined || setup === undefined || setup.length > MAX_PACKET) {
    const problem = "its headers are larger than a decoder takes";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "Vorbis", problem });
  }
  const wasm = await decoder();
  const packets: unknown = Reflect.get(wasm, "_decoder");
  if (!isVorbisPackets(packets)) throw new Error("@audio/decode-vorbis is not the version this was made for");
  try {
    packets.sendSetupHeader(identification);
    packets.sendSetupHeader(setup);
    packets.initDsp();
  } catch (cause) {
    const problem = "its decoder gave up on the headers";
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path, format: "Vorbis", problem }, { cause });
  }
  let isBroken = false;
  return {
    decode(packet) {
      if (packet.length > MAX_PACKET) return null;
      isBroken = true;
      const { channelData, samplesDecoded } = packets.decodePackets([packet]);
      isBroken = false;
      return { planes: channelData, frames: samplesDecoded };
    },
    free() {
      // What is broken is left to the garbage collector: its own clean-up may fail, too.
      if (!isBroken) wasm.free();
    },
  };
}

function isVorbisPackets(value: unknown): value is VorbisPackets {
  if (typeof value !== "object" || value === null) return false;
  return ["sendSetupHeader", "initDsp", "decodePackets"].every(
    (name) => typeof Reflect.get(value, name) === "function",
  );
}
