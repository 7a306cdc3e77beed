import { describe, expect, it } from "vitest";
import { createFourier } from "./fourier.ts";

describe("a Fourier transform", () => {
  const size = 64;
  const fourier = createFourier(size);
  const signal = Float64Array.from({ length: 2 * size }, (_, at) => Math.sin(at * at * 0.37));

  it("is the sum it is defined as", () => {
    const out = new Float64Array(2 * size);
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
      expect(out[2 * bin]).toBeCloseTo(real, 9);
      expect(out[2 * bin + 1]).toBeCloseTo(imaginary, 9);
    }
  });

  it("is undone by the transform backward", () => {
    const [out, back] = [new Float64Array(2 * size), new Float64Array(2 * size)];
    fourier.transform(out, signal);
    fourier.invert(back, out);
    back.forEach((value, at) => {
      expect(value).toBeCloseTo(signal[at] ?? Number.NaN, 12);
    });
  });

  it("gives of real numbers the same first half", () => {
    const real = Float64Array.from({ length: size }, (_, at) => Math.cos(at * 1.7) + at / 9);
    const complex = Float64Array.from({ length: 2 * size }, (_, at) =>
      at % 2 === 0 ? (real[at / 2] ?? 0) : 0,
    );
    const [half, whole] = [new Float64Array(2 * size), new Float64Array(2 * size)];
    fourier.transformReal(half, real);
    fourier.transform(whole, complex);
    for (let at = 0; at <= size; at += 1) expect(half[at]).toBeCloseTo(whole[at] ?? Number.NaN, 9);
  });
});
