/**
 * How much of what is left over is A again, later: the share that a linear system would explain that hears A a tenth or a
 * fifth of a second before. Reverberation is made of it; what a coder leaves is not.
 */
import { BINS, type Spectrum } from "./spectra.ts";

/** Frames by which A is late: 93 and 186 ms. */
const DELAYS = [2, 4] as const;
const KEPT = 4;
/** Between 60 Hz and 5 kHz. */
const FIRST_BIN = 6;
const LAST_BIN = 465;

export interface EchoMeter {
  /** One frame after the other; `isNext` is false where this one does not follow the last at the same shift. */
  add(a: Spectrum, predicted: Spectrum, b: Spectrum, isNext: boolean): void;
  /** 0 to 1. */
  finish(): number;
}

interface Sums {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly late: Float64Array;
}

export function createEchoMeter(): EchoMeter {
  const history = Array.from({ length: KEPT }, () => new Float64Array(2 * BINS));
  const sums = DELAYS.map((): Sums => ({
    re: new Float64Array(BINS),
    im: new Float64Array(BINS),
    late: new Float64Array(BINS),
  }));
  const left = new Float64Array(BINS);
  let run = 0;
  let count = 0;
  return {
    add({ mid: a }, { mid: predicted }, { mid: b }, isNext) {
      run = isNext ? run + 1 : 0;
      if (run >= KEPT) {
        count++;
        for (let k = FIRST_BIN; k < LAST_BIN; k++) {
          const er = (b[2 * k] ?? 0) - (predicted[2 * k] ?? 0);
          const ei = (b[2 * k + 1] ?? 0) - (predicted[2 * k + 1] ?? 0);
          left[k] = (left[k] ?? 0) + er * er + ei * ei;
          for (const [at, delay] of DELAYS.entries()) {
            const late = history[(run - delay) % KEPT];
            const sum = sums[at];
            if (late === undefined || sum === undefined) continue;
            const ar = late[2 * k] ?? 0;
            const ai = late[2 * k + 1] ?? 0;
            sum.re[k] = (sum.re[k] ?? 0) + er * ar + ei * ai;
            sum.im[k] = (sum.im[k] ?? 0) + ei * ar - er * ai;
            sum.late[k] = (sum.late[k] ?? 0) + ar * ar + ai * ai;
          }
        }
      }
      history[run % KEPT]?.set(a);
    },
    finish() {
      if (count < 40) return 0;
      const all = left.reduce((sum, value) => sum + value, 0);
      const shares = sums.map(({ re, im, late }) =>
        re.reduce((sum, value, k) => sum + (value ** 2 + (im[k] ?? 0) ** 2) / ((late[k] ?? 0) + 1e-20), 0),
      );
      // Chance alone explains one part in as many as there are frames, which overlap by half.
      return Math.max(0, Math.max(...shares) / (all + 1e-20) - 2 / count);
    },
  };
}
