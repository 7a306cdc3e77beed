import { CatalogError } from "@deadwax/catalog";
import type { ByteSource } from "../riff/index.ts";
import { fragmentRuns } from "./fragments.ts";
import type { Mp4Track } from "./mp4-map.ts";
import { runSize, type SampleRun } from "./sample-runs.ts";
import { readSampleTable, tableRuns } from "./sample-table.ts";

/** Samples may share bytes, but a small file must not become an endless one. */
const MAX_SHARED = 4;

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
  let claimed = 0;
  const check = (run: SampleRun): SampleRun => {
    claimed += runSize(run);
    if (claimed <= MAX_SHARED * source.size) return run;
    throw outside(source, run.first, "all up to it claim several times the bytes that the file has");
  };
  for (const run of tableRuns(table, (entry) => track.entries[entry]?.sound?.grain ?? null)) {
    yield check(run);
    next = run.first + run.count;
  }
  if (next < table.count) throw outside(source, next, "no chunk of the file holds it");
  for await (const run of fragmentRuns(source, track, table.count)) yield check(run);
}

/** The refusal of a packet. */
export function outside(source: ByteSource, packet: number, problem: string): CatalogError {
  return new CatalogError("AUDIO_PACKET_DAMAGED", { path: source.name, packet, problem });
}
