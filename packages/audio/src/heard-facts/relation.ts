/** What B is to A, from what was measured. One table of cases, in the order in which they are asked. */
import type { Relation } from "@deadwax/catalog";
import type { HiddenPart } from "./hidden-part.ts";
import type { NarrowPart } from "./narrow-part.ts";
import type { Tone } from "./tone.ts";

/** Everything the relation rests on. */
export interface Findings {
  /** The smaller share of the two that lines up with the other as sound, 0 to 1. */
  readonly matched: number;
  /** Share of B that lines up with A. */
  readonly matchedB: number;
  readonly tone: Tone;
  /** How many times faster B runs. */
  readonly pace: number;
  readonly isFolded: boolean;
  readonly isCentreGone: boolean;
  readonly widthDb: number | null;
  readonly removed: number;
  readonly removedMost: number;
  readonly added: number;
  readonly addedMost: number;
  readonly narrow: NarrowPart | null;
  readonly hidden: HiddenPart | null;
  /** Share of the bands of A that are gone. */
  readonly lost: number;
  /** Share of A's power that is gone. */
  readonly removedPower: number;
  /** dB of what is left over in the low middle, where no coder leaves much. */
  readonly lowNoiseDb: number;
  /** Share of what is left over that is A again, later: reverberation. */
  readonly echo: number;
  readonly editedSeconds: number;
  readonly hasFade: boolean;
  /** Passages with something else than A: clear ones, and the most that is wrong in any other. */
  readonly wrongPassages: number;
  readonly wrongSeconds: number;
  readonly suspicious: number;
  /** dB that a coder of their kind may leave over, and whether what is left over is hiss. */
  readonly coderDb: number;
  readonly isHiss: boolean;
}

/** Less of B than this lines up: what lines up is a sample, a beat, a part. */
const RELATED = 0.5;
/** Slower clocks than this are heard by nobody: 0.03 %. */
const DRIFT = 0.0003;

const FORMAT_BOUNDS = {
  equaliserDb: 0.75,
  dynamicsDb: 0.4,
  wobbleRatio: 2,
  wobbleDb: 0.6,
  widthDb: 0.6,
  lowNoiseDb: -9.5,
  suspicious: 0.16,
  telling: 5,
  echo: 0.06,
} as const;

/** The relation of two sounds that have samples in common. */
export function findRelation(found: Findings): Relation {
  if (found.matchedB < RELATED) return "unsure";
  const part = findPart(found);
  if (part !== null) return part;
  if (Math.abs(found.pace - 1) > DRIFT) return "speed";
  if (found.wrongPassages > 0 && found.wrongSeconds < 12 && found.editedSeconds < 2) return "clean-edit";
  if (found.editedSeconds > 0 || found.hasFade) return "edit";
  if (found.wrongPassages > 0) return "edit";
  if (found.isFolded) return "fold-down";
  if (isProcessed(found)) return "remaster";
  if (!isAlike(found)) return "unsure";
  if (found.narrow !== null) return nameNarrowPart(found.narrow);
  if (found.hidden !== null && !found.isHiss) return nameHiddenPart(found.hidden);
  return found.tone.residualDb < found.coderDb || found.isHiss ? "format" : "unsure";
}

/** So much of its bands is the part's, and it is named. */
const NAMED = 0.1;

function nameNarrowPart({ added, removed }: NarrowPart): Relation {
  if (Math.max(added, removed) < NAMED) return "unsure";
  return added > removed ? "overdub" : "part-removed";
}

function nameHiddenPart({ whose, isSure }: HiddenPart): Relation {
  if (!isSure) return "unsure";
  return whose === "a" ? "part-removed" : "overdub";
}

/** So little left over is no part of anything. */
const NO_PART_DB = -32;
const GONE = 0.2;
const GONE_MOST = 0.42;

function findPart(found: Findings): Relation | null {
  if (found.isCentreGone) return "part-removed";
  if (found.tone.residualDb < NO_PART_DB) return null;
  const isLess = found.removed > GONE || found.removedMost > GONE_MOST;
  const isMore = found.added > GONE || found.addedMost > GONE_MOST;
  const isMostGone = found.lost > 0.6 || found.removedPower > 0.7;
  if (isLess && isMostGone && found.added < found.removed) return "part-alone";
  if (isLess && (!isMore || found.removed > 2.5 * found.added)) return "part-removed";
  return isMore ? "overdub" : null;
}

/** Was worked on: gain that differs between frequencies, moments or middle and sides, and no coder does that. */
function isProcessed({ tone, widthDb, echo }: Findings): boolean {
  return (
    (echo > FORMAT_BOUNDS.echo && tone.residualDb > -45) ||
    tone.equaliserDb > FORMAT_BOUNDS.equaliserDb ||
    tone.dynamicsDb > FORMAT_BOUNDS.dynamicsDb ||
    (tone.wobbleRatio > FORMAT_BOUNDS.wobbleRatio && tone.wobbleDb > 0.1) ||
    Math.abs(widthDb ?? 0) > FORMAT_BOUNDS.widthDb
  );
}

function isAlike({ tone, lowNoiseDb, suspicious, matched }: Findings): boolean {
  return (
    matched > 0.97 &&
    lowNoiseDb < FORMAT_BOUNDS.lowNoiseDb &&
    suspicious < FORMAT_BOUNDS.suspicious &&
    tone.telling >= FORMAT_BOUNDS.telling &&
    tone.wobbleDb < FORMAT_BOUNDS.wobbleDb
  );
}
