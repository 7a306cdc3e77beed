import { CatalogError, type TagPlan } from "@deadwax/catalog";
import { isCompactIsrc } from "@deadwax/identifiers";

/** Longer text is a mistake in a field, and some readers cut it. Characters. */
const MAX_TEXT = 2000;
const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Refuses a plan whose values would not come back from a file as they were given. @throws AUDIO_TAG_PLAN_INVALID. */
export function checkPlan(plan: TagPlan): void {
  const { contributors, ...fields } = plan;
  const given: readonly (readonly [string, unknown])[] = [
    ...Object.entries(fields),
    ...Object.entries(contributors ?? {}),
  ];
  for (const [field, value] of given) {
    if (value === undefined) continue;
    const texts: unknown[] = Array.isArray(value) ? value : [value];
    if (texts.length === 0) throw invalid(field, "it has no value");
    for (const text of texts) {
      const problem = typeof text === "string" ? problemOf(text) : "it is not text";
      if (problem !== null) throw invalid(field, problem);
    }
  }
  if (plan.isrc !== undefined && !isCompactIsrc(plan.isrc)) {
    throw invalid("isrc", `“${plan.isrc}” is not an ISRC in its compact form of twelve characters`);
  }
  if (plan.date !== undefined && !DATE.test(plan.date)) {
    throw invalid("date", `“${plan.date}” is not YYYY, YYYY-MM or YYYY-MM-DD`);
  }
}

function problemOf(text: string): string | null {
  if (text.trim() === "") return "it is empty";
  if (text.includes("\0")) return "it holds a NUL character, which ends a text in tags";
  if (!text.isWellFormed()) return "it holds half of a character (an unpaired surrogate)";
  return text.length > MAX_TEXT ? `it is longer than ${MAX_TEXT} characters` : null;
}

function invalid(field: string, problem: string): CatalogError {
  return new CatalogError("AUDIO_TAG_PLAN_INVALID", { field, problem });
}
