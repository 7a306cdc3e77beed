/** Whole sounds become recordings, and recordings that have to do with each other families, each with its title and root. */
import { foldText } from "../text/fold-text.ts";
import type { Member } from "./family-link.ts";
import { familyTitle } from "./family-title.ts";
import { familyTrees, linksOf, type Branch } from "./family-tree.ts";
import { groupRecordings, type Tie } from "./group-recordings.ts";
import { membersOf } from "./member.ts";
import { knownNames, type KnownNames } from "./plain-title.ts";
import type { RescueFile, RescueInput } from "./rescue-input.ts";
import { uncodedRecording } from "./rescued-recording.ts";
import type { Uncoded } from "./rescued-codes.ts";
import type { Sound } from "./sounds.ts";

export interface GrownFamily {
  readonly title: string;
  /** The root first. */
  readonly recordings: readonly Uncoded[];
}

export interface Grown {
  readonly families: readonly GrownFamily[];
  readonly members: readonly Member[];
}

export function growFamilies(whole: readonly Sound[], ties: readonly Tie[], input: RescueInput): Grown {
  const byId = new Map(whole.map((sound) => [sound.id, sound]));
  const { groups, contested } = groupRecordings(whole, ties);
  const known = knownNames(input.files, input.rows);
  const members = membersOf(
    groups.map((group) => group.flatMap((id) => byId.get(id) ?? [])),
    { known, rows: input.rows },
  );
  const trees = familyTrees(members, linksOf(members, ties)).map((branches) => ({
    branches,
    title: titleOf(branches, { members, byId, known }),
  }));
  // What only one file is called may be its mistake.
  const familyTitles = trees.flatMap(({ branches, title }) => (branches.length > 1 ? foldText(title) : []));
  const families = trees.map(({ branches, title }) => {
    const otherTitles = new Set([...known.sheetTitles, ...familyTitles]);
    otherTitles.delete(foldText(title));
    const shared = { byId, ties, contested, uncompared: input.uncompared, known, otherTitles };
    const recordings = branches.flatMap((branch) => {
      const member = members.find(({ id }) => id === branch.member);
      return member === undefined ? [] : [uncodedRecording({ branch, member, title, ...shared })];
    });
    return { title, recordings };
  });
  return { families, members };
}

interface Titled {
  readonly members: readonly Member[];
  readonly byId: ReadonlyMap<string, Sound>;
  readonly known: KnownNames;
}

function titleOf([root, ...others]: readonly Branch[], { members, byId, known }: Titled): string {
  const filesOf = (branch: Branch | undefined): readonly RescueFile[] =>
    (members.find(({ id }) => id === branch?.member)?.sounds ?? []).flatMap(
      (id) => byId.get(id)?.files ?? [],
    );
  return familyTitle(filesOf(root), others.flatMap(filesOf), known);
}
