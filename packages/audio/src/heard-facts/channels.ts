/** How the channels of the two go together. */
import type { SoundFact } from "@deadwax/catalog";
import { BINS, FRAME, type LinearMap } from "../difference/index.ts";
import { remember, WORKING_RATE, type WorkingAudio } from "../working-audio/index.ts";

/** Mean powers. */
export interface ChannelPowers {
  readonly left: number;
  readonly right: number;
  readonly mid: number;
  readonly side: number;
}

const PIECE = 16_384;

/** Without what stands still (DC), which nobody hears. */
export const measureChannels: (audio: WorkingAudio) => ChannelPowers = remember(measurePowers);

function measurePowers(audio: WorkingAudio): ChannelPowers {
  const left = new Float32Array(PIECE);
  const right = new Float32Array(PIECE);
  let ll = 0;
  let rr = 0;
  let lr = 0;
  let l1 = 0;
  let r1 = 0;
  for (let first = 0; first < audio.frames; first += PIECE) {
    audio.copy(first, left, right);
    for (let i = 0; i < PIECE; i++) {
      const l = left[i] ?? 0;
      const r = right[i] ?? 0;
      ll += l * l;
      rr += r * r;
      lr += l * r;
      l1 += l;
      r1 += r;
    }
  }
  const count = Math.max(1, audio.frames);
  const [power, other, both] = [
    ll / count - (l1 / count) ** 2,
    rr / count - (r1 / count) ** 2,
    lr / count - (l1 * r1) / count ** 2,
  ];
  return { left: power, right: other, mid: (power + other) / 2 + both, side: (power + other) / 2 - both };
}

export interface ChannelFacts {
  readonly facts: readonly SoundFact[];
  /** B has only one channel, or two that are the same, or one that is empty, where A has two. */
  readonly isFolded: boolean;
  /** What stands in the middle of A is not in B. */
  readonly isCentreGone: boolean;
  /** dB by which the sides are louder against the middle than they were; null where one of the two has none. */
  readonly widthDb: number | null;
}

/** 30 dB: less than that beside the other is nothing. */
const NOTHING = 0.001;

export function compareChannels(a: ChannelPowers, b: ChannelPowers, map: LinearMap): ChannelFacts {
  const hasTwo = (one: ChannelPowers): boolean =>
    Math.min(one.mid, one.side) > NOTHING * Math.max(one.mid, one.side);
  const isOneEmpty = (one: ChannelPowers): boolean =>
    Math.min(one.left, one.right) < NOTHING * Math.max(one.left, one.right);
  const gains = meanGains(map);
  const isFolded = (hasTwo(a) && !hasTwo(b) && b.mid > b.side) || (isOneEmpty(b) && !isOneEmpty(a));
  const isCentreGone = hasTwo(a) && a.mid > a.side * 0.05 && gains.fromMid < 0.06 * gains.fromSide;
  const facts: SoundFact[] = [];
  if (isFolded) facts.push({ kind: "fold-down", amount: 1, unit: "channels" });
  if (!isFolded && !isCentreGone && gains.midToMid < 0) facts.push({ kind: "polarity" });
  if (
    !isFolded &&
    !isCentreGone &&
    hasTwo(a) &&
    gains.midToMid * gains.sideToSide < 0 &&
    Math.abs(gains.sideToSide) > 0.1
  )
    facts.push({ kind: "swap" });
  const isWide = hasTwo(a) && hasTwo(b) && !isCentreGone;
  return {
    facts,
    isFolded,
    isCentreGone,
    widthDb: isWide ? 10 * Math.log10((b.side / b.mid) * (a.mid / a.side)) : null,
  };
}

interface MeanGains {
  readonly fromMid: number;
  readonly fromSide: number;
  readonly midToMid: number;
  readonly sideToSide: number;
}

/** Frequencies to either side with which one is compared: 260 Hz. */
const AROUND = 24;

/**
 * From 300 Hz to 5 kHz, all regions alike; within a region what A has more of counts more, as the gain of what it hardly has is
 * chance.
 */
function meanGains({ coefficients, powers }: LinearMap): MeanGains {
  const low = Math.round((300 * FRAME) / WORKING_RATE);
  const high = Math.min(BINS - 2, Math.round((5000 * FRAME) / WORKING_RATE));
  const sums = { fromMid: 0, fromSide: 0, midToMid: 0, sideToSide: 0 };
  let [mids, sides] = [0, 0];
  for (let k = low; k < high; k++) {
    const c = (i: number): number => coefficients[k * 8 + i] ?? 0;
    const region = powers.subarray(2 * Math.max(0, k - AROUND), 2 * (k + AROUND));
    const all = region.reduce((sum, power) => sum + power, 0);
    if (all === 0) continue;
    const [mid, side] = [(powers[2 * k] ?? 0) / all, (powers[2 * k + 1] ?? 0) / all];
    mids += mid;
    sides += side;
    sums.fromMid += mid * (c(0) ** 2 + c(1) ** 2 + c(4) ** 2 + c(5) ** 2);
    sums.fromSide += side * (c(2) ** 2 + c(3) ** 2 + c(6) ** 2 + c(7) ** 2);
    sums.midToMid += mid * c(0);
    sums.sideToSide += side * c(6);
  }
  const [ofMid, ofSide] = [1 / (mids || 1), 1 / (sides || 1)];
  return {
    fromMid: sums.fromMid * ofMid,
    fromSide: sums.fromSide * ofSide,
    midToMid: sums.midToMid * ofMid,
    sideToSide: sums.sideToSide * ofSide,
  };
}
