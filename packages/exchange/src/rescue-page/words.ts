/** How the page calls things. */
import {
  factSentence,
  relationWords,
  type RescuedCode,
  type RescuedFile,
  type RescuedRecording,
  type SoundFact,
  type SoundFactKind,
} from "@deadwax/catalog";

export const VERDICT_BADGES: Readonly<Record<"reuse" | "new" | "ask" | "none" | "root", string>> = {
  root: "The others were compared with this",
  reuse: "Same recording",
  new: "A recording of its own",
  ask: "You decide",
  none: "No code due",
};

export const ROLE_WORDS: Readonly<Record<RescuedFile["role"], string>> = {
  master: "proposed master",
  twin: "same audio",
  delivery: "same recording, other form",
};

export const CODE_WORDS: Readonly<Record<RescuedCode["standing"], string>> = {
  right: "right",
  wrong: "wrong here",
  unproven: "nobody confirms it",
  ask: "depends on your answer",
};

/** Figures behind a judgement, which say nothing to somebody who asks what happened. */
const BACKGROUND: readonly SoundFactKind[] = [
  ...(["matched", "residual", "lossy", "drift", "same-work", "dynamics", "resampled", "bandwidth"] as const),
];
const SHOWN = 3;

/**
 * `The recording at another speed: runs 20.0 % faster, its pitch with it.` What was heard from the other side only is told
 * of the other one.
 */
export function reasonSentence({ from }: Pick<RescuedRecording, "from">): string {
  if (from === null) return "";
  const { relation, facts } = from.comparison;
  const told = facts.filter(({ kind }) => !BACKGROUND.includes(kind));
  const shown = told.slice(0, SHOWN).map(factSentence);
  const rest = told.length > SHOWN ? `; and ${told.length - SHOWN} more` : "";
  const words = relationWords(relation);
  const what = from.isReversed ? `Beside this, “${from.asked}” is ${words}` : capital(words);
  return shown.length === 0 ? `${what}.` : `${what}: ${shown.join("; ")}${rest}.`;
}

export function allFacts(facts: readonly SoundFact[]): readonly string[] {
  return facts.map((fact) => `${capital(factSentence(fact))}.`);
}

export function nameOf({ title, versionTitle }: Pick<RescuedRecording, "title" | "versionTitle">): string {
  return versionTitle === null ? title : `${title} (${versionTitle})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function counted(amount: number, noun: string): string {
  return `${amount.toLocaleString("en-US")} ${noun}${amount === 1 ? "" : "s"}`;
}
