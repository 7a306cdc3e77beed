import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { endOf, type Stretch } from "./atom.ts";
import type { Mp4Map } from "./mp4-map.ts";
import { runSize } from "./sample-runs.ts";
import { trackRuns } from "./track-runs.ts";

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
