/** Signals for tests: frames of integers, one array for each channel. */

export type Material = "noise" | "sine" | "silence" | "music" | "extremes" | "steps";

/** A signal of integers of `bits`, repeatable, different in every channel. */
export function makeChannel(material: Material, bits: number, frames: number, channel = 0): number[] {
  const top = 2 ** (bits - 1) - 1;
  let seed = 12_345 + channel * 977;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) | 0;
    return (seed >>> 8) / 2 ** 23 - 1;
  };
  const makers: Readonly<Record<Material, (i: number) => number>> = {
    noise: () => random() * top,
    sine: (i) => Math.sin(i * (0.05 + channel * 0.01)) * top * 0.8,
    silence: () => 0,
    music: (i) =>
      top * Math.exp((-i % 3000) / 900) * (0.5 * Math.sin(i * 0.031 + channel) + 0.2 * Math.sin(i * 0.117)) +
      random() * top * 0.001,
    extremes: (i) => (((i >> 3) + channel) % 2 === 0 ? top : -top - 1),
    // Long silence, broken by single samples: runs of zeros, and what ends them.
    steps: (i) => (i % 1717 === 0 ? random() * top : i % 5000 > 4000 ? 3 : 0),
  };
  return Array.from({ length: frames }, (_, i) =>
    Math.max(-top - 1, Math.min(top, Math.round(makers[material](i)))),
  );
}
