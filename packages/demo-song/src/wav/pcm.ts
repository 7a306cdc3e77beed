import { createNoise } from "../arithmetic/noise.ts";
import type { RenderedAudio } from "../render.ts";

export interface Pcm16Options {
  /** `tpdf` adds triangular noise of one step before rounding, `none` only rounds. */
  readonly dither?: "tpdf" | "none";
  readonly seed?: number;
}

const FULL_16 = 32_768;
const FULL_24 = 8_388_608;
const FULL_32 = 2_147_483_648;

/** Interleaved 16-bit little-endian integers; full scale is 32768, what lies outside is held at the limits. */
export function toPcm16(audio: RenderedAudio, { dither = "none", seed = 1 }: Pcm16Options = {}): Uint8Array {
  const { bytes, view } = room(audio, 2);
  const noise = createNoise(seed);
  const isDithered = dither === "tpdf";
  eachSample(audio, (value, index) => {
    const grain = isDithered ? 0.5 * (noise() - noise()) : 0;
    view.setInt16(2 * index, rounded(value * FULL_16 + grain, FULL_16), true);
  });
  return bytes;
}

/** Interleaved 24-bit little-endian integers, three bytes a sample. */
export function toPcm24(audio: RenderedAudio): Uint8Array {
  const { bytes } = room(audio, 3);
  eachSample(audio, (value, index) => {
    const whole = rounded(value * FULL_24, FULL_24);
    bytes[3 * index] = whole;
    bytes[3 * index + 1] = whole >> 8;
    bytes[3 * index + 2] = whole >> 16;
  });
  return bytes;
}

/** Interleaved 32-bit little-endian integers. */
export function toPcm32(audio: RenderedAudio): Uint8Array {
  const { bytes, view } = room(audio, 4);
  eachSample(audio, (value, index) => {
    view.setInt32(4 * index, rounded(value * FULL_32, FULL_32), true);
  });
  return bytes;
}

/** Interleaved 32-bit little-endian floats: the samples as they are. */
export function toFloat32(audio: RenderedAudio): Uint8Array {
  const { bytes, view } = room(audio, 4);
  eachSample(audio, (value, index) => {
    view.setFloat32(4 * index, value, true);
  });
  return bytes;
}

function room(
  { channels }: RenderedAudio,
  width: number,
): { readonly bytes: Uint8Array; readonly view: DataView } {
  const bytes = new Uint8Array((channels[0]?.length ?? 0) * channels.length * width);
  return { bytes, view: new DataView(bytes.buffer) };
}

function eachSample({ channels }: RenderedAudio, write: (value: number, index: number) => void): void {
  const frames = channels[0]?.length ?? 0;
  for (let frame = 0, index = 0; frame < frames; frame++) {
    for (const channel of channels) write(channel[frame] ?? 0, index++);
  }
}

function rounded(value: number, full: number): number {
  return Math.max(-full, Math.min(full - 1, Math.floor(value + 0.5)));
}
