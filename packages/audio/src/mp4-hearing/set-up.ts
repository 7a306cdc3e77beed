import { readEsds, type SampleEntry } from "../mp4/index.ts";

/** Boxes that say nothing a decoder needs. */
const LEFT_OUT: ReadonlySet<string> = new Set("btrt chan chnl colr fiel free gama pasp skip uuid".split(" "));

/** The set-up of a coding that the audio hash has no name for: its boxes, four characters and content. */
export function setUpOf({ extensions }: SampleEntry): readonly Uint8Array[] {
  return extensions
    .filter(({ type }) => !LEFT_OUT.has(type))
    .map(({ type, raw, content }) => {
      const stream = type === "esds" ? readEsds(content) : null;
      if (stream === null) return raw.subarray(4);
      // The rest of it is bit rates and buffer sizes, which a copy into another container states anew.
      const config = stream.config ?? new Uint8Array(0);
      return Buffer.concat([Buffer.from("esds", "latin1"), Uint8Array.of(stream.objectType), config]);
    });
}

/** Rate and channels as the fixed part of a sound entry states them; 0 where it does not. */
export function statedSound({ raw }: SampleEntry): {
  readonly sampleRate: number;
  readonly channels: number;
} {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  if (view.getUint16(16) !== 2 || raw.length < 72)
    return { sampleRate: view.getUint32(32) >>> 16, channels: view.getUint16(24) };
  const sampleRate = Math.round(view.getFloat64(40));
  const isRate = sampleRate > 0 && sampleRate < 2 ** 32;
  return { sampleRate: isRate ? sampleRate : 0, channels: view.getUint32(48) };
}
