/** Step 7: a release with tracks and contributors. */
import { addCredits, addRelease, addTracks, readRecordingViews, recordingName } from "@deadwax/catalog";
import { formatIsrc, type Isrc } from "@deadwax/identifiers";
import { paragraph, spaced, type Block } from "../../../output/block.ts";
import { table } from "../../../output/table.ts";
import { listed } from "../../../output/words.ts";
import { CREDITS, RELEASE, RELEASE_TRACKS } from "../answers.ts";
import type { Stage } from "../stage.ts";
import { memberOf, type Cast } from "./sort-out.ts";

export interface MadeRelease {
  readonly title: string;
  readonly catalogNumber: string | null;
  readonly tracks: readonly {
    readonly position: number;
    readonly name: string;
    readonly isrc: Isrc | null;
  }[];
  readonly contributors: readonly { readonly name: string; readonly role: string }[];
}

export async function makeRelease({ catalog }: Stage, cast: Cast): Promise<MadeRelease> {
  for (const [version, subjectId] of cast) {
    // Nobody sings on an instrumental.
    const credits = CREDITS.filter(({ role }) => version !== "instrumental" || role !== "vocals");
    for (const credit of credits)
      await addCredits(catalog, { subjectKind: "recording", subjectIds: [subjectId], ...credit });
  }
  const { value: release } = await addRelease(catalog, RELEASE);
  const recordingIds = RELEASE_TRACKS.map((version) => memberOf(cast, version));
  const { value: tracks } = await addTracks(catalog, { releaseId: release.id, recordingIds });
  const views = await catalog.store.read(async (reader) =>
    readRecordingViews(reader, await reader.find("recording", { id: recordingIds })),
  );
  return {
    title: release.title,
    catalogNumber: release.catalogNumber,
    tracks: tracks.map(({ position, recordingId }) => {
      const view = views.find(({ recording }) => recording.id === recordingId);
      if (view === undefined) throw new Error("a track without its recording");
      return { position, name: recordingName(view.recording), isrc: view.preferred?.isrc ?? null };
    }),
    contributors: CREDITS,
  };
}

export function showRelease({ title, catalogNumber, tracks, contributors }: MadeRelease): Block {
  const people = contributors.map(({ name, role }) => `${name} (${role})`);
  return spaced(
    paragraph(
      `Four of the recordings go on a release, “${title}”${catalogNumber === null ? "" : ` (${catalogNumber})`}, with ${listed(people)}. A release lists recordings; the codes stay theirs.`,
    ),
    table(
      [
        { title: "No.", value: (track) => String(track.position), align: "right" },
        { title: "Recording", value: (track) => track.name },
        {
          title: "Code",
          value: (track) => (track.isrc === null ? "" : formatIsrc(track.isrc)),
          isWhole: true,
        },
      ],
      tracks,
    ),
  );
}
