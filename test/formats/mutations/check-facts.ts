import type { AudioFacts } from "@deadwax/catalog";

/** Bytes of facts as JSON for each byte of the file, and for a file of nothing: a file does not swell in a catalog. */
const SWELL = { perByte: 30, base: 500_000 } as const;

/** What tags must not change. */
export function soundOf(facts: AudioFacts): Readonly<Record<string, unknown>> {
  const { container, codec, sampleRate, channels, bitDepth, frames, durationMs } = facts;
  const { modulation, sound, waveform, fingerprint, audioHash } = facts;
  return {
    container,
    codec,
    sampleRate,
    channels,
    bitDepth,
    frames,
    durationMs,
    modulation,
    sound,
    waveform,
    fingerprint,
    audioHash,
  };
}

/** @throws Error where a fact cannot be true of any file. */
export function checkFacts(facts: AudioFacts, size: number): void {
  checkValue(facts, "facts");
  if (facts.size !== size) throw new Error(`size ${facts.size} of a file of ${size}`);
  for (const name of ["sampleRate", "channels", "bitDepth", "frames", "durationMs", "channelMask"] as const) {
    const value = facts[name];
    if (value === null) continue;
    if (value < 0) throw new Error(`${name} is ${value}`);
    if (name !== "durationMs" && !Number.isSafeInteger(value)) throw new Error(`${name} is ${value}`);
  }
  const { modulation, frames, audioHash } = facts;
  if (modulation !== null) {
    const { firstFrame, endFrame } = modulation;
    if (firstFrame < 0 || endFrame <= firstFrame || endFrame > (frames ?? Infinity))
      throw new Error(`modulation from ${firstFrame} to ${endFrame} of ${String(frames)} frames`);
  }
  if (audioHash !== null && !/^dwa1:[0-9a-f]{64}$/u.test(audioHash))
    throw new Error(`audio hash ${audioHash}`);
  const { waveform: _waveform, fingerprint: _fingerprint, ...told } = facts;
  const length = JSON.stringify(told).length;
  if (length > SWELL.base + SWELL.perByte * size) throw new Error(`facts of ${length} characters`);
}

function checkValue(value: unknown, place: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${place} is ${value}`);
  if (ArrayBuffer.isView(value) || typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) checkValue(inner, `${place}.${name}`);
}
