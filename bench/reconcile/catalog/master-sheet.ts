/** The catalog as a master sheet: a row for each recording on each release, in the columns of docs/reference/master-sheet.md. */
import { displayArtist, type Catalog, type Recording, type Release, type Track } from "./model.ts";

type Cell = (at: { recording: Recording; release: Release; track: Track }) => string;

const COLUMNS: Readonly<Record<string, Cell>> = {
  isrc: ({ recording }) => recording.isrc,
  title: ({ recording }) => recording.held.title ?? recording.title,
  version_title: ({ recording }) => recording.version ?? "",
  version_types: ({ recording }) => recording.versionTypes.join("; "),
  display_artist: ({ recording }) => displayArtist(recording.credit),
  duration: ({ recording }) => clock(recording.durationMs),
  content_type: () => "sound",
  recording_mode: () => "stereo",
  advisory: ({ recording }) => recording.advisory,
  first_published: ({ recording }) => recording.held.firstPublished ?? recording.firstPublished,
  p_line: ({ recording }) => `${recording.pYear} ${recording.pOwner}`,
  label: ({ recording }) => recording.label,
  release: ({ release }) => release.title,
  barcode: ({ release }) => release.barcode,
  catalog_number: ({ release }) => release.catalogNumber,
  track_position: ({ track }) => `${track.medium}-${track.position}`,
  notes: ({ recording }) => (recording.oldTitle === null ? "" : `Working title: ${recording.oldTitle}`),
};

/** The header first. */
export function masterSheet({ releases }: Catalog): readonly (readonly string[])[] {
  const cells = Object.values(COLUMNS);
  const rows = releases.flatMap((release) =>
    release.tracks.map((track) => cells.map((cell) => cell({ recording: track.recording, release, track }))),
  );
  return [Object.keys(COLUMNS), ...rows];
}

function clock(ms: number): string {
  const seconds = ((ms % 60_000) / 1000).toFixed(3).padStart(6, "0");
  return `${Math.floor(ms / 60_000)}:${seconds}`;
}
