/** Looks at the files of a pair, with a decoder and arithmetic of its own, whether they are what their label says. */
import { decode } from "../set/envelope.ts";
import type { SoundFact } from "../../../packages/catalog/src/domain/comparison/index.ts";
import type { LabelledPair } from "../set/labels.ts";
import { seeded } from "../set/seeded.ts";
import { expectedSeconds, placeInA } from "./expected.ts";
import { findLag } from "./lag.ts";

export interface Checked {
  readonly id: string;
  readonly seconds: { readonly a: number; readonly b: number };
  /** Seconds by which B is longer than its label says. */
  readonly excess?: number;
  /** The worst of some places: seconds by which it lies elsewhere than its label says; and how alike they are, in the median. */
  readonly shift?: number;
  readonly likeness?: number;
  /** dB by which muted passages of B are below the same of A: the least of them. */
  readonly muted?: number;
  readonly doubts: readonly string[];
}

const RATE = 11_025;
const PLACES = 4;
/** Relations in which B is A's sound with its times as the facts say. */
const FOLLOWING = new Set([
  "format",
  "identical-file",
  "identical-audio",
  "remaster",
  "edit",
  "clean-edit",
  "fold-down",
  "overdub",
  "part-removed",
]);

/** Those whose B was not made out of A. */
const OWN_LENGTH = new Set(["same-work", "unrelated", "overdub", "part-alone", "unsure"]);

export function checkPair(pair: LabelledPair, path: (name: string) => string): Checked {
  const [a, b] = [known(path(pair.a)), mono(path(pair.b))];
  const seconds = { a: a.length / RATE, b: b.length / RATE };
  const excess = seconds.b - expectedSeconds(pair.facts, seconds.a);
  const { shift, likeness } = isFollowing(pair) ? followed(pair, a, b) : {};
  const muted = mutedBy(pair, a, b);
  const checked = {
    id: pair.id,
    seconds,
    excess,
    ...(shift === undefined ? {} : { shift }),
    ...(likeness === undefined ? {} : { likeness }),
    ...(muted === undefined ? {} : { muted }),
  };
  return { ...checked, doubts: doubtsAbout(pair, checked) };
}

function isFollowing({ relations, facts }: LabelledPair): boolean {
  const isMoved = facts.some(({ kind }) => kind === "moved" || kind === "speed" || kind === "tempo");
  return FOLLOWING.has(relations[0] ?? "") && !isMoved;
}

function followed(pair: LabelledPair, a: Float32Array, b: Float32Array): Pick<Checked, "shift" | "likeness"> {
  const random = seeded("check", pair.id);
  const lags = Array.from({ length: PLACES }, () => {
    const atB = random.between(0.05, 0.93) * (b.length / RATE);
    const [atA, later] = [placeInA(pair.facts, atB), placeInA(pair.facts, atB + 1)];
    // A second across a join has no one place.
    if (atA === undefined || later === undefined || Math.abs(later - atA - 1) > 0.001) return undefined;
    return findLag({ a, b, rate: RATE }, { atA, atB, reach: 0.06 });
  }).filter((lag) => lag !== undefined);
  const alike = lags.filter(({ likeness }) => likeness > 0.5);
  const shift = alike.length === 0 ? undefined : Math.max(...alike.map((lag) => Math.abs(lag.seconds)));
  const sorted = lags.map(({ likeness }) => likeness).toSorted((x, y) => x - y);
  const middle = sorted[sorted.length >> 1];
  return { ...(shift === undefined ? {} : { shift }), ...(middle === undefined ? {} : { likeness: middle }) };
}

/** An encoder's echo reaches some way into a mute, so its edges are left out. */
const EDGE = 0.06;

function mutedBy({ facts }: LabelledPair, a: Float32Array, b: Float32Array): number | undefined {
  const spans = facts.filter(({ kind }) => kind === "muted");
  if (spans.length === 0 || facts.some(({ kind }) => kind === "speed")) return undefined;
  return Math.min(...spans.map((span) => levelIn(a, span) - levelIn(b, span)));
}

function levelIn(samples: Float32Array, { start = 0, end = 0 }: SoundFact): number {
  const inner = samples.subarray(Math.round((start + EDGE) * RATE), Math.round((end - EDGE) * RATE));
  const power = inner.reduce((sum, value) => sum + value * value, 0) / Math.max(1, inner.length);
  return 10 * Math.log10(power + 1e-12);
}

function doubtsAbout(pair: LabelledPair, checked: Omit<Checked, "doubts">): readonly string[] {
  const { excess = 0, shift = 0, likeness = 1, muted = Infinity } = checked;
  const isOwnLength = OWN_LENGTH.has(pair.relations[0] ?? "");
  const isOdd = pair.facts.some(({ kind }) => kind === "cut-off") || pair.id.startsWith("edge-");
  const isWholeMix = !pair.variant.includes("lead") && !pair.variant.includes("demo");
  const findings: readonly (readonly [boolean, string])[] = [
    [
      !isOwnLength && !isOdd && Math.abs(excess) > 0.06,
      `B is ${excess.toFixed(3)} s longer than its label says`,
    ],
    [shift > 0.01, `B lies ${shift.toFixed(4)} s elsewhere`],
    [pair.same === true && !isOdd && likeness < 0.9, `likeness ${likeness.toFixed(2)}`],
    [isWholeMix && muted < 15, `a mute takes only ${muted.toFixed(1)} dB`],
  ];
  return findings.flatMap(([isDoubtful, text]) => (isDoubtful ? [text] : []));
}

let last: { readonly path: string; readonly samples: Float32Array } | undefined;

/** Many pairs in a row have the same A. */
function known(path: string): Float32Array {
  if (last?.path !== path) last = { path, samples: mono(path) };
  return last.samples;
}

function mono(path: string): Float32Array {
  const stereo = decode(path, RATE);
  return Float32Array.from(
    { length: stereo.length / 2 },
    (_, i) => ((stereo[2 * i] ?? 0) + (stereo[2 * i + 1] ?? 0)) / 2,
  );
}
