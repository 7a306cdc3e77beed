import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";

/** The recordings, in the order asked for. Refuses one that is not there or lives on in another. */
export async function requireRecordings(
  reader: StoreReader,
  ids: readonly Id[],
): Promise<readonly Recording[]> {
  const found = new Map(
    (await reader.find("recording", { id: ids })).map((recording) => [recording.id, recording]),
  );
  const recordings: Recording[] = [];
  for (const id of ids) {
    const recording = found.get(id);
    if (recording === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "recording", text: id });
    await requireUnmerged(reader, recording);
    recordings.push(recording);
  }
  return recordings;
}

export async function requireRecording(reader: StoreReader, id: Id): Promise<Recording> {
  const [recording] = await requireRecordings(reader, [id]);
  if (recording === undefined) throw new Error("one id in, one recording out");
  return recording;
}

async function requireUnmerged(reader: StoreReader, recording: Recording): Promise<void> {
  if (recording.mergedIntoId === null) return;
  const into = await reader.get("recording", recording.mergedIntoId);
  throw new CatalogError("RECORDING_MERGED", {
    recording: recordingName(recording),
    into: into === undefined ? recording.mergedIntoId : recordingName(into),
  });
}
