/** What speaks for a recording being the one that the others of its family were made from. */
import { isLossless, weighFiles } from "./choose-final.ts";
import { describeFiles } from "./describe-recording.ts";
import type { Member } from "./family-link.ts";
import { matchRows, versionOf, type RowTarget } from "./match-rows.ts";
import { standingHints } from "./name-hints.ts";
import type { KnownNames } from "./plain-title.ts";
import type { RescueFile, RescueRow } from "./rescue-input.ts";
import { codesIn, durationsOf, type Sound } from "./sounds.ts";

export interface Named {
  readonly known: KnownNames;
  readonly rows: readonly RescueRow[];
}

export function membersOf(groups: readonly (readonly Sound[])[], { known, rows }: Named): readonly Member[] {
  const told = groups.map((sounds) => {
    const files = sounds.flatMap((sound) => sound.files);
    return { sounds, files, described: describeFiles(files, known) };
  });
  const matched = matchRows(
    rows,
    told.map(({ sounds, files, described }): RowTarget => ({
      id: idOf(sounds),
      paths: files.map(({ path }) => path),
      titles: [described.title],
      versionTitle: described.versionTitle,
      versionTypes: described.versionTypes,
      heardTypes: [],
      isAlone: false,
      durations: files.flatMap(durationsOf),
      codes: files.flatMap(codesIn),
    })),
  );
  return told.map(({ sounds, files, described }): Member => {
    const own = matched.filter(
      ({ isPlain, isNear, targets }) => isPlain && !isNear && targets[0] === idOf(sounds),
    );
    const arePlain = own.some(({ row }) => versionOf(row).types.length === 0);
    const master = masterOf(files);
    return {
      id: idOf(sounds),
      sounds: sounds.map(({ id }) => id),
      hasVersionName: described.versionTypes.length > 0,
      row: arePlain ? "plain" : own.length > 0 ? "version" : "none",
      fileCount: files.length,
      soundCount: sounds.length,
      standing: Math.max(...files.map(({ path }) => standingOf(path))),
      isLossless: files.some(({ facts }) => isLossless(facts)),
      durationMs: master?.facts.durationMs ?? 0,
    };
  });
}

function idOf([first]: readonly Sound[]): string {
  if (first === undefined) throw new Error("a recording has a sound");
  return first.id;
}

function masterOf(files: readonly RescueFile[]): RescueFile | undefined {
  const [best] = weighFiles(files);
  return files.find(({ path }) => path === best?.path);
}

function standingOf(path: string): number {
  return standingHints(path).reduce((sum, { points }) => sum + points, 0);
}
