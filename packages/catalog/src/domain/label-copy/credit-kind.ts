import { foldText } from "../text/fold-text.ts";
import type { CreditCopy, RecordingCopy } from "./release-copy.ts";

/** Under which heading a credit stands on a label copy. `other`: neither music nor sound, such as a photograph. */
export const CREDIT_KINDS = ["writer", "publisher", "performer", "producer", "engineer", "other"] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** Over a folded role, the first that fits. Whoever is none of these played or sang: instruments are too many to list. */
const STEMS: readonly (readonly [RegExp, CreditKind])[] = [
  [/\bpublish/u, "publisher"],
  [
    /\b(?:photo|art ?work|art direct|cover|design|layout|liner|sleeve|illustrat|video|film|a r$|a and r|management|manager|label|legal|thanks|rights|owner|distribut|licens)/u,
    "other",
  ],
  [/\b(?:compos|lyric|librett|songwrit|author|writer|words|music by|translat|adapt|arrang)/u, "writer"],
  [/\b(?:co )?produc(?:er|ed|tion)|\bremix/u, "producer"],
  [
    /\b(?:engineer|mixing|mixer|mixed|mix|master|remaster|record(?:ed|ing|ist)|edit|technic|assistant)/u,
    "engineer",
  ],
];

/** The heading for a role. `mix engineer` is an engineer, `bass guitar` a performer. */
export function creditKind(role: string): CreditKind {
  const folded = foldText(role);
  return STEMS.find(([pattern]) => pattern.test(folded))?.[1] ?? "performer";
}

/** Everybody of a kind who is credited for a recording: on itself, then on its works. Nobody stands there twice in one role. */
export function creditsOfKind(
  { credits, works }: Pick<RecordingCopy, "credits" | "works">,
  kind: CreditKind,
): readonly CreditCopy[] {
  const found = new Map<string, CreditCopy>();
  for (const credit of [...credits, ...works.flatMap((work) => work.credits)]) {
    const key = JSON.stringify([foldText(credit.name), foldText(credit.role)]);
    if (creditKind(credit.role) === kind && !found.has(key)) found.set(key, credit);
  }
  return [...found.values()];
}
