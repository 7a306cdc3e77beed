/** What was heard and what follows from it, in English. Another language is another table. */
import type { Relation, RuleOpinion, SoundFact, SoundFactKind, Verdict } from "../domain/comparison/index.ts";
import type { VersionType } from "../domain/recording/version-type.ts";

/** What B is to A: “the file is …”. */
export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  "identical-file": "the same file, byte for byte",
  "identical-audio": "the same audio, sample for sample",
  format: "the same recording in another format, at another level or with other silence around it",
  remaster: "the same mix, mastered differently",
  edit: "another edit of the recording",
  "clean-edit": "the recording with passages muted, turned round or replaced",
  "part-removed": "the recording without one of its parts",
  "part-alone": "a part of the recording by itself",
  speed: "the recording at another speed",
  tempo: "the recording at another tempo, with its pitch kept",
  pitch: "the recording at another pitch, with its tempo kept",
  overdub: "the recording with something added or exchanged",
  "fold-down": "the recording with its channels mixed together",
  "same-work": "another performance of the same work",
  unrelated: "nothing that the two have in common",
  unsure: "something that cannot be told for sure by ear",
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  reuse: "It is the same recording: use the code it has.",
  new: "It is another recording: it needs a code of its own.",
  ask: "The rules leave this to a person: answer the question.",
  none: "No code is due.",
  unrelated: "The two have nothing in common.",
};

/** What an answer to a question leads to. */
export const ANSWER_WORDS: Readonly<Record<Verdict, string>> = {
  reuse: "the same recording",
  new: "a new code",
  ask: "still open",
  none: "no code",
  unrelated: "nothing in common",
};

/** What an authority says, in short. */
export const OPINION_WORDS: Readonly<Record<RuleOpinion["says"], string>> = {
  same: "the same recording",
  new: "a new code",
  depends: "it depends",
  "no-code": "no code",
};

/** “Name or tags say …”. */
export const VERSION_WORDS: Readonly<Record<VersionType, string>> = {
  "radio-edit": "radio edit",
  edit: "edit",
  extended: "extended version",
  clean: "clean version",
  instrumental: "instrumental",
  "a-cappella": "a cappella",
  karaoke: "karaoke version",
  "minus-one": "version without a part",
  acoustic: "acoustic version",
  live: "live version",
  demo: "demo",
  remix: "remix",
  remaster: "remaster",
  "re-recording": "re-recording",
  "sped-up": "sped-up version",
  slowed: "slowed version",
  medley: "medley",
  "dj-mix": "DJ mix",
  localised: "version in another language",
  "stem-based": "version made from stems",
  mono: "mono version",
  immersive: "immersive mix",
  alternative: "alternative version",
};

type Say = (fact: SoundFact) => string;

/** A passage with its length: “12.40 s were cut out at 1:03.2”. */
const passage =
  (many: string, one: string): Say =>
  (fact) => {
    const long = length(fact);
    return `${long === undefined ? `a passage ${one}` : `${long.toFixed(2)} s ${many}`}${at(fact)}`;
  };
const amount = (fact: SoundFact, digits: number): string => Math.abs(fact.amount ?? 0).toFixed(digits);
/** Small shares keep a digit more, so that 0.04 % does not read as none. */
const percent = (fact: SoundFact): string => `${amount(fact, Math.abs(fact.amount ?? 0) < 1 ? 2 : 1)} %`;
const isLess = (fact: SoundFact): boolean => (fact.amount ?? 0) < 0;
const known = (fact: SoundFact, words: string): string => (fact.amount === undefined ? "" : words);
const silence =
  (where: string): Say =>
  (fact) =>
    `has ${amount(fact, 2)} s ${isLess(fact) ? "less" : "more"} silence ${where}`;

const FACT_SENTENCES: Readonly<Record<SoundFactKind, Say>> = {
  level: (f) => `is ${amount(f, 1)} dB ${isLess(f) ? "quieter" : "louder"}`,
  polarity: () => "has its polarity turned round",
  swap: () => "has left and right exchanged",
  "fold-down": (f) => `has its channels mixed to ${f.amount === undefined ? "fewer" : amount(f, 0)}`,
  "silence-start": silence("at the beginning"),
  "silence-end": silence("at the end"),
  resampled: (f) => `has another sample rate${known(f, `, ${kilohertz(f)} kHz`)}`,
  lossy: (f) =>
    `went through a lossy codec${known(f, `, whose noise is ${amount(f, 0)} dB below the sound`)}`,
  bandwidth: (f) => `has nothing above ${kilohertz(f)} kHz, where the known recording goes on`,
  equaliser: (f) => `has another balance of frequencies${known(f, `, by ${amount(f, 1)} dB`)}`,
  dynamics: (f) => `has other dynamics${known(f, `, by ${amount(f, 1)} dB`)}`,
  cut: passage("were cut out", "was cut out"),
  repeated: passage("are played once more", "is played once more"),
  inserted: passage("were put in", "was put in"),
  moved: passage("were moved to another place", "was moved to another place"),
  "fade-in": (f) => `fades in${overSeconds(f)}${at(f)}`,
  "fade-out": (f) => `fades out${overSeconds(f)}${at(f)}`,
  muted: passage("were muted", "was muted"),
  reversed: passage("run backwards", "runs backwards"),
  replaced: passage("were replaced by other sound", "was replaced by other sound"),
  "part-removed": (f) =>
    `lacks something that sounds all along${known(f, `; what is missing is ${amount(f, 0)} dB below the whole`)}`,
  "part-added": (f) =>
    `has something more that sounds all along${known(f, `, ${amount(f, 0)} dB below the whole`)}`,
  "part-alone": () => "is only a part of the known recording, which has much more",
  speed: (f) => `runs ${percent(f)} ${isLess(f) ? "slower" : "faster"}, its pitch with it`,
  tempo: (f) => `runs ${percent(f)} ${isLess(f) ? "slower" : "faster"}, its pitch unchanged`,
  pitch: (f) => `is ${amount(f, 0)} cents ${isLess(f) ? "lower" : "higher"}, its tempo unchanged`,
  drift: (f) => `its clock differs by ${amount(f, 1)} millionths, which nobody hears`,
  "same-work": (f) => `melody and harmony go together to ${share(f)} %`,
  residual: (f) =>
    f.amount === undefined
      ? "something is left that the known recording does not explain"
      : `what the known recording does not explain is ${amount(f, 0)} dB below the whole`,
  matched: (f) => `${share(f)} % line up with the known recording`,
  "nothing-in-common": () => "has nothing in common with the known recording",
  silent: () => "there is no sound above −60 dBFS in one of the two",
  "not-distinctive": () => "is too short or too plain to be told from others by ear",
  "cut-off": () => "one of the two files ends in the middle of its audio",
};

/** A fact about the file in question, without its subject where that is the file: “is 1.2 dB louder”. */
export function factSentence(fact: SoundFact): string {
  return FACT_SENTENCES[fact.kind](fact);
}

/** What the file in question is to the known recording. */
export function relationWords(relation: Relation): string {
  return RELATION_WORDS[relation];
}

/** What follows for the code. */
export function verdictWords(verdict: Verdict): string {
  return VERDICT_WORDS[verdict];
}

/** `1:03.2`, `1:02:03.4`: seconds as players show them, to a tenth. */
export function timeWords(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10));
  const whole = Math.floor(tenths / 10);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = `${String(whole % 60).padStart(2, "0")}.${tenths % 10}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

function length({ amount: seconds, start, end }: SoundFact): number | undefined {
  if (seconds !== undefined) return Math.abs(seconds);
  return start === undefined || end === undefined ? undefined : Math.max(0, end - start);
}

function at({ start }: SoundFact): string {
  return start === undefined ? "" : ` at ${timeWords(start)}`;
}

function overSeconds(fact: SoundFact): string {
  const seconds = length(fact);
  return seconds === undefined ? "" : ` over ${seconds.toFixed(1)} s`;
}

function kilohertz({ amount: hertz }: SoundFact): string {
  return String(Math.round((hertz ?? 0) / 10) / 100);
}

function share({ amount: ratio }: SoundFact): string {
  return ((ratio ?? 0) * 100).toFixed(0);
}
