/** Where names and tags say something else than the sound. */
import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import {
  CONTRADICTIONS,
  VERSION_HEARD,
  type ContradictionCode,
} from "../../messages/contradiction-sentences.ts";
import { RELATION_WORDS, VERSION_WORDS } from "../../messages/comparison-sentences.ts";
import {
  isSameRelation,
  type HeardClaim,
  type Contradiction,
  type HeardComparison,
  type Relation,
  type Verdict,
} from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";
import { foldText } from "../text/fold-text.ts";
import { isSlower, mayBeHeardAs } from "./claimed-relations.ts";
import { versionsClaimed } from "./claimed-versions.ts";
import type { DecisionContext } from "./decision-context.ts";
import { hasFact } from "./measures.ts";
import { holdsWhole } from "./verdict.ts";

/** Differences by which B deserves a version title of its own. */
const NAMED_BY: Partial<Record<Relation, VersionType>> = {
  edit: "edit",
  "clean-edit": "clean",
  "part-removed": "instrumental",
  "part-alone": "a-cappella",
  speed: "sped-up",
  tempo: "sped-up",
  pitch: "sped-up",
  overdub: "alternative",
  "same-work": "alternative",
};
/**
 * Everything that names, tags and sound contradict each other in, errors first.
 * `verdict` is what sound alone says; it tells which codes may stand where.
 */
export function contradictionsIn(
  heard: HeardComparison,
  context: DecisionContext,
  verdict: Verdict,
): readonly Contradiction[] {
  const found = [
    ...inCodes(heard, context, verdict),
    ...inFiling(heard, context, verdict),
    ...inRole(heard, context),
    ...inVersions(heard, context, verdict),
    ...inAdvisory(heard, context),
  ];
  return found.sort((one, other) => Number(other.severity === "error") - Number(one.severity === "error"));
}

function inCodes(heard: HeardComparison, context: DecisionContext, verdict: Verdict): Contradiction[] {
  const known = new Set<Isrc>([...context.knownCodes, ...trustedCodes(context)]);
  if (known.size === 0 || hasFact(heard, ["not-distinctive", "silent", "cut-off"])) return [];
  const isOther = verdict === "new" || verdict === "unrelated";
  const isSame = isSameRelation(heard.relation) && verdict === "reuse";
  const found = new Map<string, Contradiction>();
  for (const { isrc, carrier, trust } of context.b.codes) {
    const isKnown = known.has(isrc);
    if (!(isOther && isKnown) && !(isSame && !isKnown)) continue;
    const code: ContradictionCode = isKnown ? "CODE_OF_OTHER_SOUND" : "SECOND_CODE";
    if (found.has(isrc)) continue; // One finding a code; those of full trust come first.
    const severity = trust === "carrier" ? "error" : "warning";
    const words = { code: formatIsrc(isrc), carrier, relation: RELATION_WORDS[heard.relation] };
    const other = [...known].map((one) => formatIsrc(one)).join(", ");
    found.set(isrc, { ...say(code, { ...words, other }), severity });
  }
  return [...found.values()];
}

function trustedCodes({ a }: DecisionContext): readonly Isrc[] {
  return a.codes.filter(({ trust }) => trust === "carrier").map(({ isrc }) => isrc);
}

/** What a person approved as two recordings sounds the same, or as one sounds different. */
function inFiling(
  { relation }: HeardComparison,
  { filed }: DecisionContext,
  verdict: Verdict,
): Contradiction[] {
  if (filed?.a == null || filed.b === null) return [];
  const { a, b } = filed;
  if (!a.isApproved && !b.isApproved) return [];
  const words = { known: a.name, name: b.name, relation: RELATION_WORDS[relation] };
  const isOne = a.recordingId === b.recordingId;
  if (!isOne && isSameRelation(relation) && verdict === "reuse")
    return [{ ...say("APPROVED_AS_TWO", words), severity: "warning" }];
  if (isOne && (verdict === "new" || verdict === "unrelated"))
    return [{ ...say("APPROVED_AS_ONE", words), severity: "error" }];
  return [];
}

function inRole({ relation }: HeardComparison, { a, b }: DecisionContext): Contradiction[] {
  if (b.role !== "stem" || a.role === "stem" || !holdsWhole(relation)) return [];
  return [{ ...say("STEM_IS_WHOLE", { relation: RELATION_WORDS[relation] }), severity: "error" }];
}

function inVersions(heard: HeardComparison, context: DecisionContext, verdict: Verdict): Contradiction[] {
  const claimed = claimedBeside(context);
  const versions = claimed.map((type) => VERSION_WORDS[type]).join(" and ");
  const relation = RELATION_WORDS[heard.relation];
  if (claimed.length === 0) return verdict === "new" ? unnamed(heard, context) : [];
  if (isSameRelation(heard.relation)) {
    return [{ ...say("VERSION_NOT_HEARD", { versions, relation }), severity: "warning" }];
  }
  if (heard.relation === "unsure" || claimed.some((type) => mayBeHeardAs(type, heard))) return [];
  return [{ ...say("OTHER_VERSION_HEARD", { versions, relation }), severity: "warning" }];
}

/** What B calls itself, and A does not. */
function claimedBeside(context: DecisionContext): readonly VersionType[] {
  return versionsClaimed(context).filter((type) => !context.a.versionTypes.includes(type));
}

/** Which of the versions that B alone claims is what is heard. */
export function heardClaimsIn(heard: HeardComparison, context: DecisionContext): readonly HeardClaim[] {
  const { relation } = heard;
  if (isSameRelation(relation) || relation === "unsure" || relation === "unrelated") return [];
  return claimedBeside(context)
    .filter((type) => mayBeHeardAs(type, heard))
    .map((type) => ({
      code: "VERSION_HEARD",
      text: VERSION_HEARD({ versions: VERSION_WORDS[type], relation: RELATION_WORDS[relation] }),
    }));
}

/** B is another recording and bears A's name, with nothing that tells them apart. */
function unnamed(heard: HeardComparison, { a, b }: DecisionContext): Contradiction[] {
  const { relation } = heard;
  const title = b.title ?? "";
  const type = isSlower(heard) ? "slowed" : NAMED_BY[relation];
  if (type === undefined || title === "" || foldText(title) !== foldText(a.title ?? "")) return [];
  const isSame = a.versionTypes.length === b.versionTypes.length;
  if (!isSame || a.versionTypes.includes(type)) return [];
  const words = { title, relation: RELATION_WORDS[relation], versions: VERSION_WORDS[type] };
  return [{ ...say("VERSION_NOT_NAMED", words), severity: "warning" }];
}

function inAdvisory({ relation }: HeardComparison, { a, b }: DecisionContext): Contradiction[] {
  if (relation === "clean-edit" && b.advisory === "explicit") {
    return [{ ...say("EXPLICIT_BUT_CLEAN", {}), severity: "warning" }];
  }
  const differs = a.advisory !== null && b.advisory !== null && a.advisory !== b.advisory;
  if (!isSameRelation(relation) || !differs) return [];
  return [{ ...say("FLAG_DIFFERS", { a: a.advisory, b: b.advisory }), severity: "warning" }];
}

function say(
  code: ContradictionCode,
  words: Readonly<Record<string, string>>,
): Pick<Contradiction, "code" | "text" | "hint"> {
  const { text, hint } = CONTRADICTIONS[code];
  return { code, text: text(words), hint };
}
