import type { Recording } from "../../domain/recording/recording.ts";
import { foldText } from "../../domain/text/fold-text.ts";
import type { Id } from "../../domain/values/id.ts";
import type { StoreReader } from "../../ports/store.ts";

const NAME_FIELDS = ["id", "title", "versionTitle", "displayArtist"] as const;

/** What a recording is called. */
export type Named = Pick<Recording, (typeof NAME_FIELDS)[number]>;

/**
 * For each of these recordings, another one that nobody could tell from it by its name: same title, version and artist.
 * One of the two lacks a version title, or they are one recording; either way a code would be premature.
 */
export async function findNamesakes(
  reader: StoreReader,
  recordings: readonly Recording[],
): Promise<ReadonlyMap<Id, Named>> {
  const titles = [...new Set(recordings.map((recording) => recording.title))];
  const byName = new Map<string, Named[]>();
  for (const candidate of await reader.findFields("recording", NAME_FIELDS, {
    title: titles,
    mergedIntoId: null,
  })) {
    const key = `${candidate.title}\n${foldText(candidate.versionTitle ?? "")}`;
    const group = byName.get(key);
    if (group === undefined) byName.set(key, [candidate]);
    else group.push(candidate);
  }
  const namesakes = new Map<Id, Named>();
  for (const recording of recordings) {
    const group = byName.get(`${recording.title}\n${foldText(recording.versionTitle ?? "")}`) ?? [];
    const other = group.find(
      (candidate) => candidate.id !== recording.id && isSameArtist(candidate, recording),
    );
    if (other !== undefined) namesakes.set(recording.id, other);
  }
  return namesakes;
}

/** A recording without an artist may be anybody's. */
function isSameArtist(one: Named, other: Named): boolean {
  if (one.displayArtist === null || other.displayArtist === null) return true;
  return foldText(one.displayArtist) === foldText(other.displayArtist);
}
