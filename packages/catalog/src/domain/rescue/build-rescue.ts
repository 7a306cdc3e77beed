/** Puts a rescue together: sounds, recordings, families, masters, codes, and what to do next. Pure: the same in, the same out. */
import { byName } from "./connected.ts";
import { describeFiles, titledAs, withHeardVersion } from "./describe-recording.ts";
import { familyTrees, linksOf, type Branch, type Link, type Member } from "./family-tree.ts";
import { groupRecordings, tiesOf, type Tie } from "./group-recordings.ts";
import { decide } from "../rule-set/decide.ts";
import { holdsWhole } from "../rule-set/verdict.ts";
import { familyTitle } from "./family-title.ts";
import { membersOf } from "./member.ts";
import { nextSteps } from "./next-steps.ts";
import { knownNames, type KnownNames } from "./plain-title.ts";
import type { RescueFile, RescueInput } from "./rescue-input.ts";
import { remarksOn, rescuedFiles } from "./rescued-files.ts";
import { withCodes, type Uncoded } from "./rescued-codes.ts";
import type { HeardFrom, Remark, Rescue, RescuedStem } from "./rescue.ts";
import { claimsOfSound, isSilent, soundsOf, type Sound } from "./sounds.ts";
import { stemsOf } from "./rescued-stems.ts";
import { CONTESTED, NAMED_LIKE, NAMED_LIKE_UNHEARD } from "../../messages/rescue-sentences.ts";
import { namesAreAlike } from "./name-hints.ts";

export function buildRescue(input: RescueInput): Rescue {
  const heard = input.files.filter(({ facts }) => !isSilent(facts));
  const sounds = soundsOf(heard);
  const ties = tiesOf(sounds, input.pairs, input.agency);
  const stemIds = new Set(sounds.filter((sound) => isStem(sound, ties)).map(({ id }) => id));
  const whole = sounds.filter(({ id }) => !stemIds.has(id));
  const wholeTies = ties.filter(({ a, b }) => !stemIds.has(a) && !stemIds.has(b));
  const { groups, contested } = groupRecordings(whole, wholeTies);
  const byId = new Map(sounds.map((sound) => [sound.id, sound]));
  const known = knownNames(input.files, input.rows);
  const members = membersOf(
    groups.map((group) => group.flatMap((id) => byId.get(id) ?? [])),
    { known, rows: input.rows },
  );
  const links = linksOf(members, wholeTies);
  const families = familyTrees(members, links).map((branches) => {
    const shared = { byId, ties: wholeTies, contested, uncompared: input.uncompared, known };
    const title = titleOf(branches, { members, byId, known });
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
  const isAlone = ({ recordings, stems: own }: (typeof withStems)[number]): boolean =>
    recordings.length === 1 &&
    own.length === 0 &&
    recordings.every(({ files, rows }) => files.length === 1 && rows.length === 0);
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
    unheard: input.unheard.toSorted((one, other) => byName(one.path, other.path)),
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
}

function uncoded({ branch, member, title, byId, ties, contested, uncompared, known }: Growing): Uncoded {
  const sounds = member.sounds.flatMap((id) => byId.get(id) ?? []);
  const files = sounds.flatMap((sound) => sound.files);
  const from = branch.link === null ? null : heardFrom(branch.link, member.id);
  const own = describeFiles(files, known);
  const isSure = from !== null && from.comparison.relation !== "unsure";
  const { isTagged: _isTagged, ...described } = withHeardVersion(
    isSure || from === null ? titledAs(own, title) : own,
    from,
  );
  const isContested = member.sounds.some((id) => contested.has(id));
  const inner = ties.filter(({ a, b }) => member.sounds.includes(a) && member.sounds.includes(b));
  return {
    ...described,
    id: member.id,
    versionTitle: branch.link === null && !described.isClaimed ? null : described.versionTitle,
    durationMs: member.durationMs === 0 ? null : member.durationMs,
    verdict: verdictOf(from, isContested),
    from,
    files: rescuedFiles(sounds, inner),
    questions: from?.comparison.questions ?? [],
    remarks: [
      ...contradictionsOf(from),
      ...inner.flatMap(({ comparison }) => comparison.contradictions.map(plain)),
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
