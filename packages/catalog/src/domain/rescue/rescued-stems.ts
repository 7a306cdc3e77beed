/** Production parts, and the recordings that they are parts of. They have no codes (DESIGN 4, rule 10). */
import type { Member } from "./family-link.ts";
import { isRelated } from "./family-tree.ts";
import type { Tie } from "./group-recordings.ts";
import { remarksOn } from "./rescued-files.ts";
import type { RescuedStem } from "./rescue.ts";
import type { Sound } from "./sounds.ts";

export interface PlacedStem {
  /** Id of the recording it is a part of; null where none is known. */
  readonly of: string | null;
  readonly stem: RescuedStem;
}

export function stemsOf(
  stems: readonly Sound[],
  ties: readonly Tie[],
  members: readonly Member[],
): readonly PlacedStem[] {
  return stems.flatMap((sound) => {
    const found = ties
      .filter((tie) => isRelated(tie))
      .flatMap((tie) => {
        const other = tie.b === sound.id ? tie.a : tie.a === sound.id ? tie.b : undefined;
        const member = members.find(({ sounds }) => other !== undefined && sounds.includes(other));
        return member === undefined ? [] : [{ tie, member }];
      })
      .sort((one, other) => Number(isPart(other.tie)) - Number(isPart(one.tie)))[0];
    return sound.files.map(({ path }): PlacedStem => ({
      of: found?.member.id ?? null,
      stem: {
        path,
        from:
          found === undefined
            ? null
            : {
                recordingId: found.member.id,
                isReversed: found.tie.a === sound.id,
                known: found.tie.known,
                asked: found.tie.asked,
                comparison: found.tie.comparison,
              },
        remarks: remarksOn(sound.files.filter((file) => file.path === path)),
      },
    }));
  });
}

function isPart({ comparison }: Tie): boolean {
  return comparison.relation === "part-alone";
}
