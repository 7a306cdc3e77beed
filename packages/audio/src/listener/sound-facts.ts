import type { SoundFacts } from "@deadwax/catalog";
import type { Loudness } from "../loudness/index.ts";
import type { SignalFacts } from "../signal/index.ts";
import { round } from "../statistics/index.ts";

/** What two meters tell, in the words of the catalog. Levels have two decimals: more is beyond what they are accurate to. */
export function soundFacts(
  { loudness, signal }: { readonly loudness: Loudness; readonly signal: SignalFacts },
  sampleRate: number,
): SoundFacts {
  const ms = (frames: number): number => Math.round((frames * 1000) / sampleRate);
  const { clipping, silence } = signal;
  const inside = silence.longestInside;
  return {
    measuredBy: `${loudness.algorithm} ${signal.algorithm}`,
    integratedLufs: level(loudness.integratedLufs),
    rangeLu: level(loudness.rangeLu),
    maxMomentaryLufs: level(loudness.maxMomentaryLufs),
    maxShortTermLufs: level(loudness.maxShortTermLufs),
    truePeakDbtp: level(loudness.truePeakDbtp),
    samplePeakDbfs: level(loudest(signal.samplePeakDbfs)),
    dcOffset: round(Math.max(0, ...signal.dcOffset.map(Math.abs)), 6),
    startSilenceMs: ms(silence.startFrames),
    endSilenceMs: ms(silence.endFrames),
    longestSilence:
      inside === null ? null : { startMs: ms(inside.firstFrame), durationMs: ms(inside.frames) },
    clipping: {
      runs: clipping.runs,
      firstMs: clipping.firstFrame === null ? null : ms(clipping.firstFrame),
      longestFrames: clipping.longestFrames,
    },
    usedBits: signal.usedBits,
    areChannelsEqual: signal.areChannelsEqual,
    isMonoSumSilent: signal.isMonoSumSilent,
  };
}

function loudest(peaks: readonly (number | null)[]): number | null {
  const heard = peaks.filter((peak) => peak !== null);
  return heard.length === 0 ? null : Math.max(...heard);
}

function level(value: number | null): number | null {
  return value === null ? null : round(value, 2);
}
