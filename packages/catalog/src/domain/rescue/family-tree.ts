/** Which recordings have to do with each other, which one the others are versions of, and by what each hangs on it. */
import { RELATIONS } from "../comparison/index.ts";
import { byName, connected } from "./connected.ts";
import type { Link, Member } from "./family-link.ts";
import type { Tie } from "./group-recordings.ts";
import { rootOf } from "./root-choice.ts";

export interface Branch {
  readonly member: string;
  /** Null for the root. */
  readonly parent: string | null;
  readonly link: Link | null;
}

/** A mix is longer than what it is made of by this. */
const MIX_LENGTH = 1.5;

export function linksOf(members: readonly Member[], ties: readonly Tie[]): readonly Link[] {
  const memberOf = new Map(members.flatMap(({ id, sounds }) => sounds.map((sound) => [sound, id] as const)));
  return ties.flatMap((tie) => {
    const [known, asked] = [memberOf.get(tie.a), memberOf.get(tie.b)];
    const isLink = known !== undefined && asked !== undefined && known !== asked && isRelated(tie);
    return isLink ? [{ tie, known, asked }] : [];
  });
}

/** Silence, tones and noise are like everything: they are no relation. */
export function isRelated({ comparison: { relation, facts } }: Tie): boolean {
  if (relation === "unrelated") return false;
  return (
    relation !== "unsure" ||
    !facts.some(({ kind }) => /^(?:not-distinctive|silent|nothing-in-common)$/u.test(kind))
  );
}

/** Families, each as its branches with the root first. */
export function familyTrees(
  members: readonly Member[],
  links: readonly Link[],
): readonly (readonly Branch[])[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  const ids = members.map(({ id }) => id);
  const mixes = new Set(ids.filter((id) => isMix(id, byId, links)));
  const inner = links.filter(({ known, asked }) => !mixes.has(known) && !mixes.has(asked));
  return connected(ids, inner.map(pairOf)).map((group) => {
    const own = inner.filter(({ known }) => group.includes(known));
    const root = rootOf(
      group.flatMap((id) => byId.get(id) ?? []),
      own,
    );
    return grow(root, group, own);
  });
}

function pairOf({ known, asked }: Link): readonly [string, string] {
  return [known, asked];
}

/** A DJ mix holds several pieces: it must not make one family of them. */
function isMix(id: string, byId: ReadonlyMap<string, Member>, links: readonly Link[]): boolean {
  const neighbors = new Set(
    links.flatMap(({ known, asked }) => (known === id ? [asked] : asked === id ? [known] : [])),
  );
  const length = byId.get(id)?.durationMs ?? 0;
  if (neighbors.size < 2) return false;
  if (![...neighbors].every((other) => length > MIX_LENGTH * (byId.get(other)?.durationMs ?? Infinity)))
    return false;
  const rest = links.filter(({ known, asked }) => known !== id && asked !== id);
  const groups = connected(
    [...byId.keys()].filter((other) => other !== id),
    rest.map(pairOf),
  );
  return groups.filter((group) => group.some((other) => neighbors.has(other))).length > 1;
}

function grow(root: string, group: readonly string[], links: readonly Link[]): readonly Branch[] {
  const branches = new Map<string, Branch>([[root, { member: root, parent: null, link: null }]]);
  while (branches.size < group.length) {
    const reach = group
      .filter((id) => !branches.has(id))
      .flatMap((id): Branch[] => {
        const link = bestLink(id, links, branches);
        return link === undefined
          ? []
          : [{ member: id, parent: link.known === id ? link.asked : link.known, link }];
      });
    if (reach.length === 0) throw new Error("a family hangs together");
    for (const branch of reach) branches.set(branch.member, branch);
  }
  return [...branches.values()];
}

/** The surest tie to what is in the tree already. */
function bestLink(
  id: string,
  links: readonly Link[],
  branches: ReadonlyMap<string, Branch>,
): Link | undefined {
  return links
    .filter(
      ({ known, asked }) => (asked === id && branches.has(known)) || (known === id && branches.has(asked)),
    )
    .toSorted(
      (one, other) =>
        Number(one.known === id) - Number(other.known === id) ||
        RELATIONS.indexOf(one.tie.comparison.relation) - RELATIONS.indexOf(other.tie.comparison.relation) ||
        byName(one.tie.known, other.tie.known),
    )[0];
}
