/** What was heard, as somebody says it who explains it to a friend. The exact figures stand in the small print. */
import { relationWords, type HeardFrom, type SoundFact, type SoundFactKind } from "@deadwax/catalog";

/** Figures behind a judgement, which say nothing to somebody who asks what happened. */
const BACKGROUND: readonly SoundFactKind[] = [
  ...(["matched", "residual", "lossy", "drift", "same-work", "dynamics", "resampled", "bandwidth"] as const),
];
/** Nobody hears less, so nobody is told of it where something else differs. */
const HEARD_DB = 1;
const HEARD_S = 0.5;
/** A cut that ends this near to an end takes the end itself away. */
const AT_END_S = 0.3;
/** What is longer is no moment. */
const MOMENT_S = 2;

/** `14 s are cut out at 0:44; it fades out at 1:49.` What was heard from the other side only is told of the other one. */
export function plainReason(from: HeardFrom): string {
  const { relation } = from.comparison;
  const told = plainFacts(from);
  const words = relationWords(relation);
  if (from.isReversed) return sentence(`beside this, “${lastName(from.asked)}” is ${words}`, told);
  const lead = LEADS[relation];
  return lead === undefined && told.length > 0
    ? sentence(told.join("; "), [])
    : sentence(lead ?? words, told);
}

/** Relations that the facts alone do not explain. */
const LEADS: Partial<Record<HeardFrom["comparison"]["relation"], string>> = {
  remaster: "the same mix, mastered differently",
  "same-work": "another performance of the same piece",
  unsure: "it cannot be told for sure by ear",
  unrelated: "the two have nothing in common",
  "fold-down": "the same recording with its channels mixed together",
  overdub: "the same recording with something added or exchanged",
};

function plainFacts({ comparison: { facts, duration } }: HeardFrom): readonly string[] {
  const shown = facts.filter((fact) => !BACKGROUND.includes(fact.kind));
  const strong = shown.filter((fact) => !isFaint(fact));
  const groups = Map.groupBy(strong.length > 0 ? strong : shown, ({ kind }) => kind);
  return [...groups].flatMap(([kind, same]) => {
    const words = PASSAGES[kind];
    if (words !== undefined) return passages(same, words, kind === "cut" ? duration.a : Infinity);
    return [SINGLE[kind]?.(same[0] ?? { kind })].filter((one) => one !== undefined);
  });
}

function isFaint({ kind, amount = Infinity }: SoundFact): boolean {
  if (kind === "level") return Math.abs(amount) < HEARD_DB;
  return (kind === "silence-start" || kind === "silence-end") && Math.abs(amount) < HEARD_S;
}

const PASSAGES: Partial<Record<SoundFactKind, string>> = {
  cut: "cut out",
  repeated: "played twice",
  inserted: "put in",
  moved: "moved to another place",
  muted: "muted",
  reversed: "played backwards",
  replaced: "replaced by another sound",
};

const MOMENTS: Readonly<Record<string, string>> = {
  muted: "muted for a moment",
  "replaced by another sound": "another sound for a moment",
};

function passages(facts: readonly SoundFact[], words: string, end: number): readonly string[] {
  const edges = facts.flatMap((fact) => {
    const edge = edgeOf(fact, end);
    return edge === undefined ? [] : [`the ${edge} ${seconds(lengthOf(fact) ?? 0)} are missing`];
  });
  const inner = facts.filter((fact) => edgeOf(fact, end) === undefined);
  return inner.length === 0 ? edges : [...edges, within(inner, words)];
}

/** `14 s are cut out at 0:44`, `muted for a moment in 6 places, from 0:03 to 2:31`. */
function within(facts: readonly SoundFact[], words: string): string {
  const lengths = facts.map((fact) => lengthOf(fact) ?? 0);
  const starts = facts.flatMap(({ start }) => (start === undefined ? [] : [start])).sort((a, b) => a - b);
  const where = placesWords(starts);
  const longest = Math.max(...lengths);
  if (longest === 0) return `something is ${words}${where}`;
  if (longest < MOMENT_S) return `${MOMENTS[words] ?? `something short is ${words}`}${where}`;
  const all = seconds(lengths.reduce((sum, one) => sum + one, 0));
  return `${all} ${facts.length > 1 ? "in all " : ""}are ${words}${where}`;
}

function placesWords(starts: readonly number[]): string {
  const [first, second] = starts;
  const last = starts.at(-1);
  if (first === undefined || last === undefined) return "";
  if (second === undefined) return ` at ${clock(first)}`;
  if (starts.length === 2) return ` at ${clock(first)} and ${clock(second)}`;
  return ` in ${starts.length} places, from ${clock(first)} to ${clock(last)}`;
}

/** Whether a cut takes the beginning or the end away. */
function edgeOf(fact: SoundFact, end: number): "first" | "last" | undefined {
  const long = lengthOf(fact);
  if (fact.kind !== "cut" || fact.start === undefined || long === undefined) return undefined;
  if (fact.start < AT_END_S) return "first";
  return fact.start + long > end - AT_END_S ? "last" : undefined;
}

const SINGLE: Partial<Record<SoundFactKind, (fact: SoundFact) => string>> = {
  level: (f) => amountWords(f),
  polarity: () => "its wave is upside down, which nobody hears",
  swap: () => "left and right are exchanged",
  "fold-down": (f) => (f.amount === 1 ? "it is mono" : `it has ${digits(f, 0)} channels`),
  "silence-start": (f) => `${seconds(f.amount ?? 0)} ${isLess(f) ? "less" : "more"} silence at the beginning`,
  "silence-end": (f) => `${seconds(f.amount ?? 0)} ${isLess(f) ? "less" : "more"} silence at the end`,
  equaliser: () => "another balance of bass and treble",
  "fade-in": (f) => `it fades in${placesWords(f.start === undefined ? [] : [f.start])}`,
  "fade-out": (f) => `it fades out${placesWords(f.start === undefined ? [] : [f.start])}`,
  "part-removed": () => "something that sounds all through it is missing, such as a voice",
  "part-added": () => "something more sounds all through it, such as a voice",
  "part-alone": () => "it is one part by itself, such as a voice",
  speed: (f) => `it runs ${amountWords(f)}, and sounds ${isLess(f) ? "lower" : "higher"} by as much`,
  tempo: (f) => `it runs ${amountWords(f)}, at the same pitch`,
  pitch: (f) => `it sounds ${amountWords(f)}, at the same tempo`,
  "nothing-in-common": () => "the two have nothing in common",
  silent: () => "there is no sound in one of the two",
  "not-distinctive": () => "it is too short or too plain to tell by ear",
  "cut-off": () => "one of the two files breaks off",
};

/** `12 % faster`, `1 semitone lower`, `3.8 dB louder`; turned round where it is told from the other side. */
export function amountWords(fact: SoundFact, isReversed = false): string {
  const less = isLess(fact) !== isReversed;
  if (fact.kind === "level") return `${trimmed(fact.amount ?? 0)} dB ${less ? "quieter" : "louder"}`;
  if (fact.kind !== "pitch") return `${trimmed(fact.amount ?? 0)} % ${less ? "slower" : "faster"}`;
  const semitones = trimmed((fact.amount ?? 0) / 100);
  return `${semitones} semitone${semitones === "1" ? "" : "s"} ${less ? "lower" : "higher"}`;
}

/** `1:03`. */
export function clock(time: number): string {
  const whole = Math.floor(Math.max(0, time));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function seconds(amount: number): string {
  const long = Math.abs(amount);
  return `${long < 10 ? trimmed(long) : Math.round(long)} s`;
}

function trimmed(amount: number): string {
  return Math.abs(amount).toFixed(1).replace(/\.0$/u, "");
}

function digits({ amount = 0 }: SoundFact, many: number): string {
  return Math.abs(amount).toFixed(many);
}

function isLess({ amount = 0 }: SoundFact): boolean {
  return amount < 0;
}

function lengthOf({ amount, start, end }: SoundFact): number | undefined {
  if (amount !== undefined) return Math.abs(amount);
  return start === undefined || end === undefined ? undefined : Math.max(0, end - start);
}

function sentence(lead: string, more: readonly string[]): string {
  const text = more.length === 0 ? lead : `${lead}: ${more.join("; ")}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function lastName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
