/** Everything is synthesised at this rate; other rates are converted from it, as a studio would. */
export const RATE = 44_100;

/** How many frames share one set of slowly changing controls. */
export const BLOCK = 64;

/** Two channels of equal length. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export function createStereo(frames: number): Stereo {
  return { left: new Float32Array(frames), right: new Float32Array(frames) };
}

/** The frame nearest to a time. */
export function frameAt(seconds: number): number {
  return Math.floor(seconds * RATE + 0.5);
}

/** Adds a sound to another, times a gain; both start at frame 0. */
export function addStereo(target: Stereo, source: Stereo, gain = 1): void {
  addChannel(target.left, source.left, gain);
  addChannel(target.right, source.right, gain);
}

export function addChannel(target: Float32Array, source: Float32Array, gain: number): void {
  const frames = Math.min(target.length, source.length);
  for (let i = 0; i < frames; i++) target[i] = (target[i] ?? 0) + gain * (source[i] ?? 0);
}

export function scaleStereo(sound: Stereo, gain: number): Stereo {
  return { left: sound.left.map((value) => value * gain), right: sound.right.map((value) => value * gain) };
}

/** Multiplies a sound by a curve of gains, in place. */
export function shapeStereo(sound: Stereo, curve: Float32Array): void {
  for (let i = 0; i < curve.length; i++) {
    const gain = curve[i] ?? 0;
    sound.left[i] = (sound.left[i] ?? 0) * gain;
    sound.right[i] = (sound.right[i] ?? 0) * gain;
  }
}

/** Gains of a constant-power pan from -1 (left) to 1 (right); the square root keeps the sum of squares at one. */
export function panGains(pan: number): { readonly left: number; readonly right: number } {
  return { left: Math.sqrt((1 - pan) / 2), right: Math.sqrt((1 + pan) / 2) };
}
