/** One row of a distributor's sheet before it has a form: what it says, right or wrong. */
import type { Catalog, Recording, Release, Track } from "../catalog/model.ts";

export interface Line {
  /** What it is about; null for somebody else's recording. */
  readonly about: { readonly recording: Recording; readonly release: Release; readonly track: Track } | null;
  isrc: string;
  title: string;
  version: string | null;
  mains: readonly string[];
  featured: readonly string[];
  durationMs: number;
  advisory: Recording["advisory"];
  releaseDate: string;
  firstPublished: string;
  pYear: number;
  pOwner: string;
  label: string;
  release: string;
  barcode: string;
  catalogNumber: string;
  medium: number;
  position: number;
}

/** Right rows, those of a release together. */
export function linesOf(releases: Catalog["releases"]): Line[] {
  return releases.flatMap((release) =>
    release.tracks.map((track) => {
      const { recording } = track;
      const { isrc, title, version, credit, durationMs, advisory, firstPublished, pYear, pOwner, label } =
        recording;
      return {
        about: { recording, release, track },
        ...{ isrc, title, version, durationMs, advisory, firstPublished, pYear, pOwner, label },
        ...{ mains: credit.mains, featured: credit.featured },
        ...{ releaseDate: release.date, release: release.title, barcode: release.barcode },
        ...{ catalogNumber: release.catalogNumber, medium: track.medium, position: track.position },
      };
    }),
  );
}
