/** Holds what was heard against what is true. */
import type { LabelledPair } from "../set/labels.ts";
import { scorePlaces, scoreAmounts, type Amounts, type Places } from "./measures.ts";
import type { Heard, PairResult } from "./results.ts";

export interface Judged {
  readonly pair: LabelledPair;
  /** Undefined where the comparison failed or was not made. */
  readonly heard: Heard | undefined;
  readonly error: string | undefined;
  readonly ms: number | undefined;
}

export interface Share {
  readonly count: number;
  readonly of: number;
  /** The pairs that are not in it. */
  readonly others: readonly string[];
}

export interface Score {
  readonly pairs: number;
  readonly compared: number;
  /** Those that were compared without an error: what never answered cannot count as having answered well. */
  readonly answered: number;
  readonly errors: readonly { readonly id: string; readonly error: string }[];
  /** Distinct recordings that were called the same: must be none. */
  readonly wrongReuse: readonly string[];
  /** Pairs for a person that were called the same without asking. */
  readonly unaskedReuse: readonly string[];
  readonly sameReused: Share;
  readonly remastersAsked: Share;
  readonly relationRight: Share;
  readonly verdictRight: Share;
  /** Strangers that were called related. */
  readonly wronglyRelated: readonly string[];
  readonly editTimes: Places;
  readonly speeds: Amounts;
  readonly tempi: Amounts;
  readonly pitches: Amounts;
  /** Milliseconds, ascending. */
  readonly times: readonly number[];
}

export function judge(pairs: readonly LabelledPair[], results: readonly PairResult[]): readonly Judged[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return pairs.map((pair) => {
    const result = byId.get(pair.id);
    if (result === undefined) return { pair, heard: undefined, error: undefined, ms: undefined };
    if ("error" in result) return { pair, heard: undefined, error: result.error, ms: result.ms };
    return { pair, heard: result, error: undefined, ms: result.ms };
  });
}

export function scoreAll(judged: readonly Judged[]): Score {
  const made = judged.filter(({ heard, error }) => heard !== undefined || error !== undefined);
  const ids = (chosen: readonly Judged[]): readonly string[] => chosen.map(({ pair }) => pair.id);
  const reused = made.filter(({ heard }) => heard?.verdict === "reuse");
  return {
    pairs: judged.length,
    compared: made.length,
    answered: made.filter(({ heard }) => heard !== undefined).length,
    errors: made.flatMap(({ pair, error }) => (error === undefined ? [] : [{ id: pair.id, error }])),
    wrongReuse: ids(reused.filter(({ pair }) => pair.same === false)),
    unaskedReuse: ids(reused.filter(({ pair }) => !pair.verdicts.includes("reuse") && pair.same === null)),
    sameReused: share(
      made.filter(({ pair }) => pair.same === true),
      ({ heard }) => heard?.verdict === "reuse",
    ),
    remastersAsked: share(made.filter(isRemaster), ({ heard }) => heard?.verdict === "ask"),
    relationRight: share(
      made,
      ({ pair, heard }) => heard !== undefined && pair.relations.includes(heard.relation),
    ),
    verdictRight: share(
      made,
      ({ pair, heard }) => heard !== undefined && pair.verdicts.includes(heard.verdict),
    ),
    wronglyRelated: ids(made.filter(isStranger).filter(({ heard }) => !isUnrelated(heard))),
    editTimes: scorePlaces(made),
    speeds: scoreAmounts(made, "speed"),
    tempi: scoreAmounts(made, "tempo"),
    pitches: scoreAmounts(made, "pitch"),
    times: made.flatMap(({ ms }) => (ms === undefined ? [] : [ms])).toSorted((a, b) => a - b),
  };
}

function share(judged: readonly Judged[], isRight: (one: Judged) => boolean): Share {
  const others = judged.filter((one) => !isRight(one)).map(({ pair }) => pair.id);
  return { count: judged.length - others.length, of: judged.length, others };
}

function isRemaster({ pair }: Judged): boolean {
  return pair.relations[0] === "remaster" && pair.verdicts.length === 1;
}

function isStranger({ pair }: Judged): boolean {
  return pair.relations.length === 1 && pair.relations[0] === "unrelated";
}

/** Not to be sure is no claim. */
function isUnrelated(heard: Heard | undefined): boolean {
  return heard === undefined || heard.relation === "unrelated" || heard.relation === "unsure";
}
