import type { Asset } from "../../domain/asset/asset.ts";
import type { TagReading } from "../../domain/asset/audio-facts.ts";
import { titleFromName } from "../../domain/asset/title-from-name.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import { foldText } from "../../domain/text/fold-text.ts";
import type { StoreReader } from "../../ports/store.ts";

/**
 * The title in the tags of a file that the recording's title would replace although that one is only a guess from the
 * name of a file. Undefined where they agree, and where a person or a sheet has given the title.
 */
export async function titleWorthKeeping(
  reader: StoreReader,
  recording: Recording,
  file: Asset,
): Promise<TagReading | undefined> {
  const ours = [recording.title, recordingName(recording)].map(foldText);
  const other = file.tags.find(
    ({ field, trust, value }) =>
      field === "title" && trust === "carrier" && value.trim() !== "" && !ours.includes(foldText(value)),
  );
  if (other === undefined) return undefined;
  const assets = await reader.find("asset", { recordingId: recording.id });
  const isNamed = assets.some(({ name }) => titleFromName(name).title === recording.title);
  return isNamed && !(await wasGiven(reader, recording)) ? other : undefined;
}

/** Whether the title came from more than a file: the recording was not proposed by adding, or was renamed since. */
async function wasGiven(reader: StoreReader, { id }: Recording): Promise<boolean> {
  const [first, ...later] = await reader.history.operations({ entityIds: [id] });
  if (first?.action !== "addFiles") return true;
  for (const operation of later) {
    const changes = await reader.history.changes(operation.id);
    const isRenamed = changes.some(
      ({ entityId, before, after }) => entityId === id && before?.["title"] !== after?.["title"],
    );
    if (isRenamed) return true;
  }
  return false;
}
