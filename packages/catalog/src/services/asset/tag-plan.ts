import { formatIsrc } from "@deadwax/identifiers";
import type { TagField } from "../../domain/asset/audio-facts.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import { CatalogError } from "../../errors/index.ts";
import type { TagPlan } from "../../ports/audio.ts";
import type { StoreReader } from "../../ports/store.ts";
import { othersWith } from "../code/enter-code.ts";

/**
 * What a file of the recording should say. Fields the catalog knows nothing of are left alone. Throws EMBED_NO_CODE and
 * EMBED_CODE_CONFLICT: a file is the last place where a doubtful code should go.
 */
export async function tagPlanFor(
  reader: StoreReader,
  recording: Recording,
): Promise<TagPlan & { readonly isrc: string }> {
  const [code] = await reader.find("recordingCode", { recordingId: recording.id, status: "preferred" });
  if (code === undefined) throw new CatalogError("EMBED_NO_CODE", { recording: recordingName(recording) });
  const [other] = await othersWith(reader, code.isrc, recording.id);
  if (other !== undefined) {
    throw new CatalogError("EMBED_CODE_CONFLICT", {
      recording: recordingName(recording),
      isrc: formatIsrc(code.isrc),
      other: recordingName(other),
    });
  }
  return { isrc: code.isrc, ...(await descriptionFor(reader, recording)) };
}

/** The same without the code. */
export async function descriptionFor(
  reader: StoreReader,
  recording: Recording,
): Promise<Omit<TagPlan, "isrc">> {
  const { title, versionTitle, displayArtist, label, cLine, pLine } = recording;
  const tracks = await reader.find("track", { recordingId: recording.id });
  const [track] = tracks;
  // On several releases there is no one release and number to write.
  const isOnOne = track !== undefined && tracks.every(({ releaseId }) => releaseId === track.releaseId);
  const release = isOnOne ? await reader.get("release", track.releaseId) : undefined;
  const isOneTrack = release !== undefined && tracks.length === 1;
  const shownLabel = label ?? release?.label ?? null;
  return {
    title,
    ...(versionTitle === null ? {} : { versionTitle }),
    ...(displayArtist === null ? {} : { artists: [displayArtist] }),
    ...(release === undefined ? {} : { release: release.title }),
    ...(isOneTrack && track !== undefined ? { trackNumber: String(track.position) } : {}),
    ...(shownLabel === null ? {} : { label: shownLabel }),
    ...(cLine === null ? {} : { copyright: cLine }),
    ...(pLine === null ? {} : { phonogramCopyright: pLine }),
  };
}

/** The plan as one text for each field, to compare with what stands in a file. */
export function plannedFields(
  plan: TagPlan,
): readonly { readonly field: TagField; readonly wanted: string }[] {
  const { artists, ...texts } = plan;
  const fields = Object.entries(texts).map(([field, wanted]) => ({ field: field as TagField, wanted }));
  return artists === undefined ? fields : [...fields, { field: "artist", wanted: artists.join(", ") }];
}
