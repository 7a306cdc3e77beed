import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { fragmentRuns } from "./fragments.ts";
import type { Mp4Track } from "./mp4-map.ts";
import type { SampleRun } from "./sample-runs.ts";
import { readSampleTable, tableRuns } from "./sample-table.ts";

/**
 * Where the samples of a track lie, in decoding order: those of its tables, then those of fragments.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD, AUDIO_PACKET_DAMAGED where a sample has no place.
 */
export async function* trackRuns(source: ByteSource, track: Mp4Track): AsyncGenerator<SampleRun> {
  if (track.entries.some(({ isExternal }) => isExternal)) {
    const problem = `the samples of track ${track.number} are in another file`;
    throw new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: source.name, format: "MP4", problem });
  }
  const table = await readSampleTable(source, track);
  let next = 0;
  for (const run of tableRuns(table, (entry) => track.entries[entry]?.sound?.grain ?? null)) {
    yield run;
    next = run.first + run.count;
  }
  if (next < table.count) throw outside(source, next, "no chunk of the file holds it");
  yield* fragmentRuns(source, track, table.count);
}

/** The refusal of a packet. */
export function outside(source: ByteSource, packet: number, problem: string): CatalogError {
  return new CatalogError("AUDIO_PACKET_DAMAGED", { path: source.name, packet, problem });
}
