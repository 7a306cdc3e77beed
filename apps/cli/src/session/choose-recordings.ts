/** The recordings a command is about: those typed, or all of a kind. */
import {
  CatalogError,
  findRecording,
  readRecordingViews,
  type CatalogContext,
  type Recording,
  type RecordingStatus,
} from "@deadwax/catalog";

export const choiceFlags = {
  all: { type: "boolean", help: "Every recording the command can do something for" },
} as const;

interface Choice {
  readonly typed: readonly string[];
  readonly isAll: boolean;
  /** What `--all` means: recordings of these statuses. */
  readonly status: readonly RecordingStatus[];
}

export async function chooseRecordings(
  catalog: CatalogContext,
  choice: Choice,
): Promise<readonly Recording[]> {
  return catalog.store.read(async (reader) => {
    if (choice.isAll) {
      const views = await readRecordingViews(reader, await reader.find("recording", { mergedIntoId: null }));
      return views.filter((view) => choice.status.includes(view.status)).map((view) => view.recording);
    }
    if (choice.typed.length === 0) throw new CatalogError("RECORDING_WHICH", {});
    const recordings: Recording[] = [];
    for (const text of choice.typed) recordings.push(await findRecording(reader, text));
    return recordings;
  });
}
