/** One recording of a rescue before its codes: what it is called, what it was told from, its files, and what is odd about it. */
import { CONTESTED, MISNAMED_VERSION } from "../../messages/rescue-sentences.ts";
import { decide } from "../rule-set/decide.ts";
import { foldText } from "../text/fold-text.ts";
import { describeFiles, titledAs, withHeardVersion } from "./describe-recording.ts";
import type { Link, Member } from "./family-link.ts";
import type { Branch } from "./family-tree.ts";
import type { Tie } from "./group-recordings.ts";
import { misnamedRemarks } from "./misnamed.ts";
import { namesAreAlike } from "./name-hints.ts";
import type { KnownNames } from "./plain-title.ts";
import type { RescueInput } from "./rescue-input.ts";
import type { Uncoded } from "./rescued-codes.ts";
import { remarksOn, rescuedFiles } from "./rescued-files.ts";
import type { HeardFrom, Remark } from "./rescue.ts";
import type { Sound } from "./sounds.ts";

export interface Growing {
  readonly branch: Branch;
  /** Of the family. */
  readonly title: string;
  readonly member: Member;
  readonly byId: ReadonlyMap<string, Sound>;
  readonly ties: readonly Tie[];
  readonly contested: ReadonlySet<string>;
  readonly uncompared: RescueInput["uncompared"];
  readonly known: KnownNames;
  /** Of the other families and of sheets, folded. */
  readonly otherTitles: ReadonlySet<string>;
}

export function uncodedRecording({
  branch,
  member,
  title,
  byId,
  ties,
  contested,
  uncompared,
  ...names
}: Growing): Uncoded {
  const sounds = member.sounds.flatMap((id) => byId.get(id) ?? []);
  const files = sounds.flatMap((sound) => sound.files);
  const from = branch.link === null ? null : heardFrom(branch.link, member.id);
  const told = describeFiles(files, names.known);
  const isOthers = names.otherTitles.has(foldText(told.title)) && !namesAreAlike(told.title, title);
  // The family is called after its root, as most call that.
  const own = isOthers || from === null ? { ...told, isTagged: false } : told;
  const isSure = from !== null && from.comparison.relation !== "unsure";
  const { isTagged: _isTagged, ...described } = withHeardVersion(
    isSure || from === null ? titledAs(own, title) : own,
    from,
  );
  const isContested = member.sounds.some((id) => contested.has(id));
  const called = { ...names, title: described.title, versionTypes: described.versionTypes };
  const misnamed = new Map(files.map((file) => [file.path, misnamedRemarks(file, called)]));
  // What is told of a file is not told of its recording once more.
  const isTold = [...misnamed.values()].flat().some(({ code }) => code === MISNAMED_VERSION.code);
  const inner = ties.filter(({ a, b }) => member.sounds.includes(a) && member.sounds.includes(b));
  return {
    ...described,
    id: member.id,
    versionTitle: branch.link === null && !described.isClaimed ? null : described.versionTitle,
    durationMs: member.durationMs === 0 ? null : member.durationMs,
    verdict: verdictOf(from, isContested),
    from,
    files: rescuedFiles(sounds, inner).map((file) => ({
      ...file,
      remarks: [...file.remarks, ...(misnamed.get(file.path) ?? [])],
    })),
    questions: from?.comparison.questions ?? [],
    remarks: [
      ...contradictionsOf(from),
      ...inner.flatMap((tie) => contradictionsIn(tie, isTold || described.versionTypes.length > 0)),
      ...(isContested ? [CONTESTED_REMARK] : []),
      ...remarksOn(files),
      ...notCompared(files, uncompared),
    ],
    sources: files,
    isDistinct: from === null ? !isContested : !isContested && decide(from.comparison).verdict === "new",
  };
}

const CONTESTED_REMARK: Remark = { ...CONTESTED, severity: "warning" };

function heardFrom({ tie, known, asked }: Link, id: string): HeardFrom {
  const isReversed = known === id;
  return {
    recordingId: isReversed ? asked : known,
    isReversed,
    known: tie.known,
    asked: tie.asked,
    comparison: tie.comparison,
  };
}

/** What would be the same stays open here: had nothing spoken against it, it would not be a recording of its own. */
function verdictOf(from: HeardFrom | null, isContested: boolean): Uncoded["verdict"] {
  if (from === null) return isContested ? "ask" : null;
  const { verdict } = from.comparison;
  return isContested || verdict === "reuse" || verdict === "unrelated" ? "ask" : verdict;
}

/** Two forms of one version are the same, and each says which: only beside the root that is for the ear to confirm. */
function contradictionsIn({ comparison }: Tie, isVersionTold: boolean): readonly Remark[] {
  return comparison.contradictions
    .filter(({ code }) => code !== "VERSION_NOT_HEARD" || !isVersionTold)
    .map(plain);
}

function contradictionsOf(from: HeardFrom | null): readonly Remark[] {
  return from === null ? [] : from.comparison.contradictions.map(plain);
}

function plain({ code, severity, text, hint }: Remark): Remark {
  return { code, severity, text, hint };
}

function notCompared(
  files: readonly { readonly path: string }[],
  uncompared: RescueInput["uncompared"],
): readonly Remark[] {
  return uncompared
    .filter(({ path }) => files.some((file) => file.path === path))
    .map(({ code, message, hint }) => ({ code, severity: "warning", text: message, hint }));
}
