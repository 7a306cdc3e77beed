/** Listens until the page says nothing that nobody heard, and says what a version is to what it hangs on. */
import { turnedRound, type HeardComparison } from "../../domain/comparison/index.ts";
import { buildRescue, type HeardPair, type Rescue, type RescueInput } from "../../domain/rescue/index.ts";
import { isRefusal } from "../asset/file-outcome.ts";
import { inParallel } from "../asset/in-parallel.ts";
import type { Listening } from "./hear-pairs.ts";
import { wantedPairs } from "./wanted-pairs.ts";

export interface SettledRescue {
  readonly rescue: Rescue;
  /** Pairs that were heard on top. */
  readonly heardOnTop: number;
}

/** Comparisons that names alone may ask for: a folder may call hundreds of things alike. */
const MOST_NAMESAKES = 64;

/**
 * Which recording the others are versions of, and what is called alike, shows only when everything was heard. Where that
 * makes a comparison stand on its head, it is turned round if that follows from it, else heard again from the other side;
 * what nobody compared is compared. Each pair is tried once: what then refuses stays as it is.
 */
export async function settlePairs(listening: Listening, input: RescueInput): Promise<SettledRescue> {
  const pairs = [...input.pairs];
  const tried = new Set<string>();
  let heardOnTop = 0;
  let namesakes = 0;
  for (;;) {
    const rescue = buildRescue({ ...input, pairs });
    const isNew = ({ known, asked }: Pick<Trial, "known" | "asked">): boolean =>
      !tried.has(`${known}\n${asked}`);
    const turned = reversedPairs(rescue, pairs).filter(isNew);
    const wanted = wantedPairs(rescue, pairs).filter(isNew);
    const trials = [
      ...turned,
      ...wanted.filter(({ why }) => why !== "namesake" || (namesakes += 1) <= MOST_NAMESAKES),
    ];
    if (trials.length === 0 || listening.signal?.aborted === true) return { rescue, heardOnTop };
    for (const { known, asked } of trials) tried.add(`${known}\n${asked}`);
    const heard: HeardPair[] = [];
    for await (const pair of inParallel(trials, listening.listeners, (trial: Trial) =>
      tryPair(listening, trial),
    )) {
      if (pair === null) continue;
      heard.push(pair.pair);
      if (pair.isHeard) heardOnTop += 1;
    }
    pairs.push(...heard);
  }
}

interface Trial {
  readonly known: string;
  readonly asked: string;
  /** The same from the other side. */
  readonly reversed?: HeardComparison;
}

function reversedPairs({ families }: Rescue, pairs: readonly HeardPair[]): readonly Trial[] {
  const froms = families.flatMap(({ recordings, stems }) =>
    [...recordings, ...stems].map(({ from }) => from),
  );
  return froms.flatMap((from): Trial[] => {
    if (from?.isReversed !== true) return [];
    const pair = pairs.find(({ a, b }) => a === from.known && b === from.asked);
    return pair === undefined ? [] : [{ known: pair.b, asked: pair.a, reversed: pair.heard }];
  });
}

async function tryPair(
  listening: Listening,
  { known, asked, reversed }: Trial,
): Promise<{ readonly pair: HeardPair; readonly isHeard: boolean } | null> {
  const turned = reversed === undefined ? null : turnedRound(reversed);
  if (turned !== null) return { pair: { a: known, b: asked, heard: turned }, isHeard: false };
  const heard = await hearPair(listening, known, asked);
  return heard === null ? null : { pair: { a: known, b: asked, heard }, isHeard: true };
}

async function hearPair(
  { ear, places, signal }: Listening,
  known: string,
  asked: string,
): Promise<HeardComparison | null> {
  const [pathA, pathB] = [places.get(known), places.get(asked)];
  if (pathA === undefined || pathB === undefined || signal?.aborted === true) return null;
  try {
    return await ear.compare(pathA, pathB);
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    return null;
  }
}
