import { describe, expect, it } from "vitest";
import { createFourier, createRealFourier } from "./fourier.ts";

describe("a Fourier transform", () => {
  const size = 64;
  const fourier = createFourier(size);
  const signal = Float32Array.from({ length: 2 * size }, (_, at) => Math.sin(at * at * 0.37));

  it("is the sum it is defined as", () => {
    const out = new Float32Array(2 * size);
    fourier.transform(out, signal);
    for (const bin of [0, 1, 5, 32, 63]) {
      let real = 0;
      let imaginary = 0;
      for (let n = 0; n < size; n += 1) {
        const angle = (-2 * Math.PI * bin * n) / size;
        const [re, im] = [signal[2 * n] ?? 0, signal[2 * n + 1] ?? 0];
        real += re * Math.cos(angle) - im * Math.sin(angle);
        imaginary += re * Math.sin(angle) + im * Math.cos(angle);
      }
      expect(out[2 * bin]).toBeCloseTo(real, 4);
      expect(out[2 * bin + 1]).toBeCloseTo(imaginary, 4);
    }
  });

  it("is undone by the transform backward but for its size", () => {
    const [out, back] = [new Float32Array(2 * size), new Float32Array(2 * size)];
    fourier.transform(out, signal);
    fourier.invert(back, out);
    back.forEach((value, at) => {
      expect(value / size).toBeCloseTo(signal[at] ?? Number.NaN, 6);
    });
  });

  it("of real numbers is the first half, with the last real part in second place", () => {
    const real = Float32Array.from({ length: size }, (_, at) => Math.cos(at * 1.7) + at / 9);
    const complex = Float32Array.from({ length: 2 * size }, (_, at) =>
      at % 2 === 0 ? (real[at / 2] ?? 0) : 0,
    );
    const [half, whole] = [new Float32Array(size), new Float32Array(2 * size)];
    createRealFourier(size).transform(half, real);
    fourier.transform(whole, complex);
    expect(half[0]).toBeCloseTo(whole[0] ?? Number.NaN, 3);
    expect(half[1]).toBeCloseTo(whole[size] ?? Number.NaN, 3);
    for (let at = 2; at < size; at += 1) expect(half[at]).toBeCloseTo(whole[at] ?? Number.NaN, 3);
  });

  it("of one size is not disturbed by others that need more memory", () => {
    const [before, after] = [new Float32Array(2 * size), new Float32Array(2 * size)];
    fourier.transform(before, signal);
    for (let large = 2 ** 14; large <= 2 ** 20; large *= 2)
      createFourier(large).transform(new Float32Array(2 * large), new Float32Array(2 * large).fill(1));
    fourier.transform(after, signal);
    expect(after).toEqual(before);
  });

  it("is none of a size that is no power of two", () => {
    for (const wrong of [0, 3, 48, 100]) expect(() => createFourier(wrong)).toThrow("no Fourier transform");
  });
});
