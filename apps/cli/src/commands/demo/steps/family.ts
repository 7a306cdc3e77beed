/** The versions and what they were made from, with their codes, as the catalog has them. */
import { readRecordingViews } from "@deadwax/catalog";
import { DEMO_VERSIONS, type DemoVersion } from "@deadwax/demo-song";
import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import type { Block } from "../../../output/block.ts";
import { dim, good, type Text } from "../../../output/text.ts";
import { tree, type TreeNode } from "../../../output/tree.ts";
import type { Stage } from "../stage.ts";
import { memberOf, type Cast } from "./sort-out.ts";

export interface FamilyMember {
  readonly version: DemoVersion;
  /** As shown: `Radio Edit`; the title itself for the plain version. */
  readonly name: string;
  /** By the person's word: the catalog keeps no such link yet. */
  readonly madeFrom: DemoVersion | null;
  readonly isrc: Isrc | null;
}

export interface Family {
  readonly work: string;
  readonly members: readonly FamilyMember[];
}

export async function readFamily({ catalog }: Stage, cast: Cast): Promise<Family> {
  const views = await catalog.store.read(async (reader) =>
    readRecordingViews(reader, await reader.find("recording", { id: [...cast.values()] })),
  );
  const members = DEMO_VERSIONS.map(({ version, madeFrom }): FamilyMember => {
    const view = views.find(({ recording }) => recording.id === memberOf(cast, version));
    if (view === undefined) throw new Error(`${version} is not in the catalog`);
    return {
      version,
      name: view.recording.versionTitle ?? view.recording.title,
      madeFrom: madeFrom ?? null,
      isrc: view.preferred?.isrc ?? null,
    };
  });
  const [work] = views.flatMap((view) => view.works);
  return { work: work?.title ?? "", members };
}

/** Cells before the code, for the widest name at the deepest place. */
const NAME_CELLS = 34;
const CELLS_A_LEVEL = 3;

export function familyTree({ work, members }: Family): Block {
  const node = (member: FamilyMember, depth: number): TreeNode => ({
    text: line(member, NAME_CELLS - depth * CELLS_A_LEVEL),
    children: members
      .filter(({ madeFrom }) => madeFrom === member.version)
      .map((child) => node(child, depth + 1)),
  });
  const roots = members.filter(({ madeFrom }) => madeFrom === null);
  return tree({
    text: [`“${work}”`, dim("  the composition")],
    children: [
      ...roots.filter(({ isrc }) => isrc !== null),
      ...roots.filter(({ isrc }) => isrc === null),
    ].map((member) => node(member, 1)),
  });
}

function line({ name, isrc }: FamilyMember, cells: number): Text {
  const code: Text = isrc === null ? dim("no code: a draft") : good(formatIsrc(isrc));
  return [name.padEnd(cells), "  ", code];
}
