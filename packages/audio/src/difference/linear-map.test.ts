import { describe, expect, it } from "vitest";
import { inMemory } from "../working-audio/index.ts";
import { applyMap, findLinearMap } from "./linear-map.ts";
import { BINS, createSpectrum, createSpectrumReader, FRAME_HOP } from "./spectra.ts";

let seed = 7;
function noise(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
  return seed / 2 ** 31;
}

describe("a linear map between two stereo sounds", () => {
  it("undoes gain, filter, delay of a few samples and a mix of the channels", () => {
    const count = 400_000;
    const left = Float32Array.from({ length: count }, noise);
    const right = Float32Array.from({ length: count }, noise);
    const a = inMemory(left, right);
    const at = (x: Float32Array, i: number): number => x[i] ?? 0;
    const b = inMemory(
      left.map((_, i) => 0.5 * at(left, i - 2) + 0.2 * at(right, i) - 0.1 * at(left, i - 5)),
      right.map((_, i) => -0.7 * at(right, i - 1) + 0.3 * at(left, i - 3)),
    );
    const [readA, readB] = [createSpectrumReader(a), createSpectrumReader(b)];
    const pairs = Array.from({ length: 380 }, (_, i) => ({
      a: (i + 2) * FRAME_HOP,
      b: (i + 2) * FRAME_HOP,
      weight: 1,
    }));
    const map = findLinearMap(readA, readB, pairs);
    const [x, y, predicted] = [createSpectrum(), createSpectrum(), createSpectrum()];
    let [residual, all] = [0, 0];
    for (const pair of pairs.slice(50, 60)) {
      readA(pair.a, x);
      readB(pair.b, y);
      applyMap(map, x, predicted);
      for (let i = 20; i < 2 * BINS - 20; i++) {
        residual += (y.mid[i]! - predicted.mid[i]!) ** 2 + (y.side[i]! - predicted.side[i]!) ** 2;
        all += y.mid[i]! ** 2 + y.side[i]! ** 2;
      }
    }
    expect(10 * Math.log10(residual / all)).toBeLessThan(-35);
  });
});
