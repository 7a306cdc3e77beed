/** Makes the page say what a version is to what it hangs on, not the other way round. */
import { turnedRound, type HeardComparison } from "../../domain/comparison/index.ts";
import { buildRescue, type HeardPair, type Rescue, type RescueInput } from "../../domain/rescue/index.ts";
import { isRefusal } from "../asset/file-outcome.ts";
import type { Listening } from "./hear-pairs.ts";

export interface TurnedRescue {
  readonly rescue: Rescue;
  /** Pairs that had to be heard again, and could be. */
  readonly heardAgain: number;
}

/**
 * Which recording the others are versions of shows only when everything was heard: where that makes a comparison stand on
 * its head, it is turned round if that follows from it, else heard again from the other side. What then refuses stays as it is.
 */
export async function buildTurned(listening: Listening, input: RescueInput): Promise<TurnedRescue> {
  const turned = new Map<string, HeardPair | null>();
  let heardAgain = 0;
  for (;;) {
    const pairs = [...input.pairs, ...[...turned.values()].filter((pair) => pair !== null)];
    const rescue = buildRescue({ ...input, pairs });
    const wrong = reversedPairs(rescue, pairs).filter(({ a, b }) => !turned.has(`${a}\n${b}`));
    if (wrong.length === 0) return { rescue, heardAgain };
    for (const { a, b, heard } of wrong) {
      const known = turnedRound(heard);
      const other = known ?? (await hearAgain(listening, b, a));
      if (known === null && other !== null) heardAgain += 1;
      turned.set(`${a}\n${b}`, other === null ? null : { a: b, b: a, heard: other });
    }
  }
}

function reversedPairs({ families }: Rescue, pairs: readonly HeardPair[]): readonly HeardPair[] {
  const froms = families.flatMap(({ recordings, stems }) =>
    [...recordings, ...stems].map(({ from }) => from),
  );
  return froms.flatMap((from) => {
    if (from?.isReversed !== true) return [];
    return pairs.find(({ a, b }) => a === from.known && b === from.asked) ?? [];
  });
}

async function hearAgain(
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
