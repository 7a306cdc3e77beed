/** Puts a rescue together: sounds, recordings, families, masters, codes, and what to do next. Pure: the same in, the same out. */
import { byName } from "./connected.ts";
import { describeFiles, titledAs, withHeardVersion } from "./describe-recording.ts";
import type { Link, Member } from "./family-link.ts";
import { familyTrees, linksOf, type Branch } from "./family-tree.ts";
import { groupRecordings, tiesOf, type Tie } from "./group-recordings.ts";
import type { VersionType } from "../recording/version-type.ts";
import { foldText } from "../text/fold-text.ts";
import { cutOffFiles, cutOffParts } from "./cut-off.ts";
import { decide } from "../rule-set/decide.ts";
import { holdsWhole } from "../rule-set/verdict.ts";
import { familyTitle } from "./family-title.ts";
import { membersOf } from "./member.ts";
import { misnamedRemarks } from "./misnamed.ts";
import { nextSteps } from "./next-steps.ts";
import { knownNames, type KnownNames } from "./plain-title.ts";
import type { RescueFile, RescueInput, UnheardFile } from "./rescue-input.ts";
import { remarksOn, rescuedFiles } from "./rescued-files.ts";
import { withCodes, type Uncoded } from "./rescued-codes.ts";
import type { HeardFrom, Remark, Rescue, RescuedRecording, RescuedStem } from "./rescue.ts";
import { claimsOfSound, isSilent, soundsOf, type Sound } from "./sounds.ts";
import { stemsOf } from "./rescued-stems.ts";
import { CONTESTED, NAMED_LIKE, NAMED_LIKE_UNHEARD } from "../../messages/rescue-sentences.ts";
import { namesAreAlike } from "./name-hints.ts";

export function buildRescue(input: RescueInput): Rescue {
  const heard = input.files.filter(({ facts }) => !isSilent(facts));
  const sounds = soundsOf(heard);
  const ties = tiesOf(sounds, input.pairs, input.agency);
  const stemIds = new Set(sounds.filter((sound) => isStem(sound, ties)).map(({ id }) => id));
  const cutOff = cutOffParts(
    sounds.filter(({ id }) => !stemIds.has(id)),
    ties,
  );
  const isWhole = (id: string): boolean => !stemIds.has(id) && !cutOff.has(id);
  const whole = sounds.filter(({ id }) => isWhole(id));
  const wholeTies = ties.filter(({ a, b }) => isWhole(a) && isWhole(b));
  const { groups, contested } = groupRecordings(whole, wholeTies);
  const byId = new Map(sounds.map((sound) => [sound.id, sound]));
  const known = knownNames(input.files, input.rows);
  const members = membersOf(
    groups.map((group) => group.flatMap((id) => byId.get(id) ?? [])),
    { known, rows: input.rows },
  );
  const links = linksOf(members, wholeTies);
  const trees = familyTrees(members, links).map((branches) => ({
    branches,
    title: titleOf(branches, { members, byId, known }),
  }));
  // What only one file is called may be its mistake.
  const familyTitles = trees.flatMap((tree) => (tree.branches.length > 1 ? foldText(tree.title) : []));
  const families = trees.map(({ branches, title }) => {
    const otherTitles = new Set([...known.sheetTitles, ...familyTitles]);
    otherTitles.delete(foldText(title));
    const shared = { byId, ties: wholeTies, contested, uncompared: input.uncompared, known, otherTitles };
    const recordings = branches.flatMap((branch) => {
      const member = members.find(({ id }) => id === branch.member);
      return member === undefined ? [] : [uncoded({ branch, member, title, ...shared })];
    });
    return { title, recordings };
  });
  const coded = withCodes(families, input.rows);
  const stems = stemsOf(
    sounds.filter(({ id }) => stemIds.has(id)),
    ties,
    members,
  );
  const withStems = coded.families.map(({ title, recordings }) => ({
    title,
    recordings,
    stems: stems.filter(({ of }) => recordings.some(({ id }) => id === of)).map(({ stem }) => stem),
  }));
  const related = withStems
    .filter((family) => !isAlone(family))
    .sort((one, other) => fileCount(other) - fileCount(one) || byName(one.title, other.title));
  const strangers = withStems.filter(isAlone).flatMap(({ recordings }) => recordings);
  const found: Omit<Rescue, "steps" | "counts"> = {
    families: related,
    strangers: strangers.map((one) => withNamesake(one, related, input.pairs)),
    looseStems: stems.filter(({ of }) => of === null).map(({ stem }): RescuedStem => stem),
    silent: input.files
      .filter(({ facts }) => isSilent(facts))
      .map(({ path }) => path)
      .sort(byName),
    unheard: [...input.unheard, ...cutOffIn(sounds, cutOff, coded.families)].sort((one, other) =>
      byName(one.path, other.path),
    ),
    codes: coded.findings,
    looseRows: coded.looseRows,
  };
  const recordings = [...related.flatMap((family) => family.recordings), ...strangers];
  const errors = coded.findings.filter(({ severity }) => severity === "error").length;
  return {
    counts: {
      files: input.files.length + input.unheard.length,
      heard: input.files.length,
      recordings: recordings.length,
      toDecide: errors + recordings.filter(({ verdict }) => verdict === "ask").length,
    },
    ...found,
    steps: nextSteps(found),
  };
}

function isAlone({ recordings, stems }: Rescue["families"][number]): boolean {
  return (
    recordings.length === 1 &&
    stems.length === 0 &&
    recordings.every(({ files, rows }) => files.length === 1 && rows.length === 0)
  );
}

/** With the recording that each is a part of. */
function cutOffIn(
  sounds: readonly Sound[],
  cutOff: ReadonlyMap<string, string>,
  families: readonly { readonly title: string; readonly recordings: readonly RescuedRecording[] }[],
): readonly UnheardFile[] {
  const recordings = families.flatMap((family) => family.recordings.map((one) => ({ one, family })));
  return sounds.flatMap((sound) => {
    const whole = cutOff.get(sound.id);
    const of = recordings.find(({ one }) => one.files.some(({ path }) => path === whole));
    return of === undefined ? [] : cutOffFiles(sound, { id: of.one.id, name: of.family.title });
  });
}

/** What calls itself a part, and is not heard to be the whole. */
function isStem(sound: Sound, ties: readonly Tie[]): boolean {
  if (claimsOfSound(sound).role !== "stem") return false;
  return !ties.some(({ b, comparison }) => b === sound.id && holdsWhole(comparison.relation));
}

interface Growing {
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

function uncoded({ branch, member, title, byId, ties, contested, uncompared, ...names }: Growing): Uncoded {
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
      remarks: [
        ...file.remarks,
        ...files.filter(({ path }) => path === file.path).flatMap((one) => misnamedRemarks(one, called)),
      ],
    })),
    questions: from?.comparison.questions ?? [],
    remarks: [
      ...contradictionsOf(from),
      ...inner.flatMap((tie) => contradictionsIn(tie, described.versionTypes)),
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
function contradictionsIn({ comparison }: Tie, believed: readonly VersionType[]): readonly Remark[] {
  return comparison.contradictions
    .filter(({ code }) => code !== "VERSION_NOT_HEARD" || believed.length === 0)
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

interface Titled extends Pick<Growing, "byId" | "known"> {
  readonly members: readonly Member[];
}

function titleOf([root, ...others]: readonly Branch[], { members, byId, known }: Titled): string {
  const filesOf = (branch: Branch | undefined): readonly RescueFile[] =>
    (members.find(({ id }) => id === branch?.member)?.sounds ?? []).flatMap(
      (id) => byId.get(id)?.files ?? [],
    );
  return familyTitle(filesOf(root), others.flatMap(filesOf), known);
}

function fileCount({
  recordings,
}: {
  readonly recordings: readonly { readonly files: readonly unknown[] }[];
}): number {
  return recordings.reduce((sum, { files }) => sum + files.length, 0);
}

function withNamesake<One extends Rescue["strangers"][number]>(
  one: One,
  families: Rescue["families"],
  pairs: RescueInput["pairs"],
): One {
  const namesake = families.find(({ title }) => namesAreAlike(title, one.title));
  if (namesake === undefined) return one;
  const own = new Set(one.files.map(({ path }) => path));
  const theirs = new Set(namesake.recordings.flatMap(({ files }) => files.map(({ path }) => path)));
  const isHeard = pairs.some(({ a, b }) => (own.has(a) && theirs.has(b)) || (own.has(b) && theirs.has(a)));
  const { code, text, hint } = isHeard ? NAMED_LIKE : NAMED_LIKE_UNHEARD;
  const remark: Remark = { code, severity: "warning", text: text(namesake.title), hint };
  return { ...one, remarks: [...one.remarks, remark] };
}
