import type { Recording } from "../../domain/recording/recording.ts";
import { recordingName } from "../../domain/recording/recording.ts";
import { CatalogError } from "../../errors/index.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change, type Changed } from "../change/change.ts";
import type { ChangeTransaction, New } from "../change/change-transaction.ts";

/** A recording with nothing said about it but its title. */
export function newRecording(title: string): New<"recording"> {
  return {
    title,
    versionTitle: null,
    versionTypes: [],
    localTitles: [],
    displayArtist: null,
    contentType: "sound",
    recordingMode: "stereo",
    advisory: "unknown",
    language: null,
    recordedOn: null,
    firstPublishedOn: null,
    pLine: null,
    cLine: null,
    label: null,
    durationMs: null,
    ownerPartyId: null,
    codeRoute: null,
    responsible: null,
    notes: null,
    mergedIntoId: null,
  };
}

/** Adds a recording without audio: it may be awaiting its file, or its code from somebody. */
export async function addRecording(
  context: CatalogContext,
  given: Partial<New<"recording">> & { readonly title: string },
): Promise<Changed<Recording>> {
  return change(context, { action: "addRecording" }, (transaction) => recordingInto(transaction, given));
}

export async function recordingInto(
  transaction: ChangeTransaction,
  given: Partial<New<"recording">> & { readonly title: string },
): Promise<Recording> {
  const title = given.title.trim();
  if (title === "") throw new CatalogError("TITLE_EMPTY", { kind: "recording" });
  const recording = await transaction.insert("recording", { ...newRecording(title), ...given, title });
  transaction.tell({ title: recordingName(recording), recordingId: recording.id });
  return recording;
}
