/**
 * The adaptive Golomb code of Apple Lossless: how far each sample is from its prediction. The parameter follows a
 * running mean of what came before; when that mean is small, a run of zeros may come as one number.
 */
import { peekWord, type Bits } from "./bits.ts";

export interface ResidualCode {
  readonly count: number;
  /** Bits of a residual that is written out in full, because its code would be long. */
  readonly width: number;
  readonly meanRate: number;
  readonly meanStart: number;
  readonly maxParameter: number;
}

/** So many ones in a row announce a number written out. */
const ESCAPE = 9;
const RUN_WIDTH = 16;
const LONGEST = 0xffff;
/** The mean has so many bits behind its point. */
const POINT = 9;
/** Below a quarter, in units of the mean, a run of zeros follows. */
const RUN_BELOW = 128;

/**
 * Reads `count` residuals.
 * @throws Error of `bits.damage`.
 */
export function readResiduals(bits: Bits, target: Int32Array, code: ResidualCode): void {
  const { words, end } = bits;
  const { count, width, meanRate, maxParameter } = code;
  const runMask = (1 << maxParameter) - 1;
  let { position } = bits;
  let mean = code.meanStart;
  let afterRun = 0;
  let i = 0;
  while (i < count) {
    const wanted = 31 - Math.clz32((mean >>> POINT) + 3);
    const parameter = wanted < maxParameter ? wanted : maxParameter;
    const word = position >>> 5;
    const at = position & 31;
    const stream = ((words[word] ?? 0) << at) | (((words[word + 1] ?? 0) >>> 1) >>> (31 - at));
    const ones = Math.clz32(~stream);
    let value = ones;
    if (ones >= ESCAPE) {
      value = peekWord(words, position + ESCAPE) >>> (32 - width);
      position += ESCAPE + width;
    } else if (parameter === 1) position += ones + 1;
    else {
      const rest = (stream << (ones + 1)) >>> (32 - parameter);
      value = Math.imul(ones, (1 << parameter) - 1);
      position += ones + parameter;
      // Of the two smallest rests, one bit less is written.
      if (rest > 1) {
        value += rest - 1;
        position++;
      }
    }
    if (position > end) throw bits.damage("it ends too early");
    const folded = value + afterRun;
    target[i++] = (folded >>> 1) ^ -(folded & 1);
    mean =
      value > LONGEST
        ? LONGEST
        : (Math.imul(meanRate, folded) + mean - (Math.imul(meanRate, mean) >>> POINT)) | 0;
    afterRun = 0;
    if (mean >>> 0 < RUN_BELOW && i < count) {
      const runParameter = Math.clz32(mean) - 24 + ((mean + 16) >>> 6);
      const ahead = peekWord(words, position);
      const prefix = Math.clz32(~ahead);
      let run: number;
      if (prefix >= ESCAPE) {
        run = (ahead << ESCAPE) >>> (32 - RUN_WIDTH);
        position += ESCAPE + RUN_WIDTH;
      } else {
        const rest = (ahead << (prefix + 1)) >>> (32 - runParameter);
        const isLong = rest > 1 ? 1 : 0;
        run = Math.imul(prefix, ((1 << runParameter) - 1) & runMask) + (isLong === 1 ? rest - 1 : 0);
        position += prefix + runParameter + isLong;
      }
      if (position > end) throw bits.damage("it ends too early");
      if (run > count - i) throw bits.damage("a run of zeros goes on behind its end");
      target.fill(0, i, i + run);
      i += run;
      afterRun = 1;
      mean = 0;
    }
  }
  bits.position = position;
}
