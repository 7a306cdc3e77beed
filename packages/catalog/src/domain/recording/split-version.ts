import type { VersionType } from "./version-type.ts";
import { isVersionPhrase, versionTypesIn } from "./version-words.ts";

/** A title taken apart (DESIGN 4, rule 11: the version title has its own field). */
export interface SplitTitle {
  readonly title: string;
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  /** `(Explicit)` and `[Clean]` are advisories, which titles do not carry. */
  readonly advisory: "explicit" | "clean" | null;
}

const BRACKETED = /[([]([^()[\]]{1,120})[)\]]/gu;
const EXPLICIT = /^(?:explicit|explicit version|dirty)$/iu;
const CLEAN = /^clean(?: version)?$/iu;
/** `Midnight Drive - Radio Edit`: the dash must stand free, or it belongs to a word. */
const DASHED = /^(.+\S) [-–—] ([^-–—]{2,80})$/u;

/**
 * Takes version titles out of a title: phrases in brackets anywhere, and one behind a free-standing dash at the end.
 * What is not known to name a version stays where it is.
 */
export function splitVersion(text: string): SplitTitle {
  const phrases: string[] = [];
  let advisory: SplitTitle["advisory"] = null;
  let title = text.replaceAll(BRACKETED, (whole: string, inside: string) => {
    const phrase = inside.trim();
    if (EXPLICIT.test(phrase)) {
      advisory = "explicit";
      return " ";
    }
    if (!isVersionPhrase(phrase)) return whole;
    if (CLEAN.test(phrase)) advisory = "clean";
    phrases.push(phrase);
    return " ";
  });
  title = oneLine(title);
  const dashed = DASHED.exec(title);
  if (dashed?.[1] !== undefined && dashed[2] !== undefined && versionTypesIn(dashed[2]).length > 0) {
    title = dashed[1];
    phrases.unshift(dashed[2].trim());
  }
  if (title === "") return { title: oneLine(text), versionTitle: null, versionTypes: [], advisory: null };
  const versionTitle = phrases.length === 0 ? null : phrases.join(", ");
  const versionTypes = versionTitle === null ? [] : versionTypesIn(versionTitle);
  return { title, versionTitle, versionTypes, advisory };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
