/** Short WAV files of noise: every seed is other audio, and the same seed is the same audio on every machine. */
import { buildInfo, buildWav, rampData, type BuiltChunk, type BuiltWav } from "@deadwax/audio/testing";

/** Numbers from 0 to 1 in an order that the seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Noise {
  readonly seed: number;
  readonly seconds: number;
  /** Default 200: a file of three minutes has 36 kB. */
  readonly sampleRate?: number;
  readonly info?: Readonly<Record<string, string>>;
  /** Frames of an ID3v2.4 tag: TSRC, TIT2, TPE1 … */
  readonly id3?: Readonly<Record<string, string>>;
}

/** Eight bits, one channel. */
export function noise({ seed, seconds, sampleRate = 200, info, id3 }: Noise): Uint8Array {
  const random = randomFrom(seed);
  const data = new Uint8Array(Math.round(seconds * sampleRate));
  for (let at = 0; at < data.length; at += 1) data[at] = 1 + Math.floor(random() * 255);
  const after = [
    ...(info === undefined ? [] : [buildInfo(info)]),
    ...(id3 === undefined ? [] : [buildId3(id3)]),
  ];
  return buildWav({ width: 1, channels: 1, sampleRate, data, after });
}

/** A chunk `id3 ` with text frames in UTF-8 (ID3v2.4.0, sections 3.1 and 4.2). */
export function buildId3(frames: Readonly<Record<string, string>>): BuiltChunk {
  const body = Buffer.concat(
    Object.entries(frames).flatMap(([id, text]) => {
      const content = Buffer.from(text, "utf8");
      return [Buffer.from(id, "latin1"), synchsafe(content.length + 1), Buffer.from([0, 0, 3]), content];
    }),
  );
  return {
    id: "id3 ",
    content: Buffer.concat([Buffer.from("ID3\x04\0\0", "latin1"), synchsafe(body.length), body]),
  };
}

function synchsafe(size: number): Uint8Array {
  return Uint8Array.of((size >>> 21) & 127, (size >>> 14) & 127, (size >>> 7) & 127, size & 127);
}

/** A WAV file of 0.1 seconds in the stated format: for what is about the file, not about the sound. */
export function shortWav(wav: BuiltWav = {}): Uint8Array {
  return buildWav({ ...wav, data: wav.data ?? rampData(wav, 4800) });
}
