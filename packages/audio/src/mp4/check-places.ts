import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { contentOf, endOf, type Stretch } from "./atom.ts";
import type { OffsetTable } from "./move-offsets.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { runSize } from "./sample-runs.ts";
import { trackRuns } from "./track-runs.ts";

/**
 * Whether every chunk of samples begins inside of an `mdat`, where nothing is written. That is enough where nothing moves,
 * and spares the tables of samples, which grow with the length of the film: a sample that is said to run on beyond its
 * `mdat` into the tags is found by the audio hash after the write, which is then taken back. False where it has to be found
 * out sample by sample: in fragments, or where a chunk begins elsewhere.
 */
export function areChunksApart({ atoms }: Mp4Map, tables: readonly OffsetTable[]): boolean {
  if (atoms.some(({ type }) => type === "moof")) return false;
  const media = atoms.filter(({ type }) => type === "mdat").map(contentOf);
  return tables.every(({ atom, places }) => atom.type === "saio" || places.every(isInside));

  function isInside(place: number): boolean {
    return media.some((stretch) => place >= stretch.offset && place < endOf(stretch));
  }
}

/**
 * Refuses a file in which samples lie where tags are to be written, if only by a damaged table.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE, AUDIO_NOT_UNDERSTOOD, AUDIO_PACKET_DAMAGED.
 */
export async function checkPlaces(source: ByteSource, { tracks }: Mp4Map, region: Stretch): Promise<void> {
  for (const track of tracks) {
    if (track.entries.some(({ isExternal }) => isExternal)) continue;
    for await (const run of trackRuns(source, track)) {
      if (run.offset >= endOf(region) || run.offset + runSize(run) <= region.offset) continue;
      const problem = "samples lie inside of the atoms that hold its tags";
      throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: source.name, problem });
    }
  }
}
