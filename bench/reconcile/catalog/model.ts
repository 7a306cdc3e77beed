/** The label's catalog before it is written: what is true, and where the catalog itself says otherwise. */

export type Advisory = "explicit" | "clean" | "not-explicit";

export interface Credit {
  readonly mains: readonly string[];
  readonly featured: readonly string[];
}

export interface Recording {
  readonly isrc: string;
  readonly title: string;
  /** Another name it had before it came out, kept in the notes. */
  readonly oldTitle: string | null;
  readonly version: string | null;
  readonly versionTypes: readonly string[];
  readonly credit: Credit;
  readonly durationMs: number;
  readonly advisory: Advisory;
  /** The day, whatever the catalog keeps of it. */
  readonly firstPublished: string;
  readonly pYear: number;
  readonly pOwner: string;
  /** The label as printed, also where a sister label's collection has it. */
  readonly label: string;
  /** The recording of which this is a version. */
  readonly root: Recording | null;
  /** What the catalog has instead, where it is not the truth or less than it. */
  readonly held: { readonly title?: string; readonly firstPublished?: string };
}

export interface Track {
  readonly medium: number;
  readonly position: number;
  readonly recording: Recording;
}

export interface Release {
  readonly title: string;
  readonly barcode: string;
  readonly catalogNumber: string;
  readonly label: string;
  readonly date: string;
  readonly tracks: readonly Track[];
  /** The catalog itself is wrong in it, so it is left out of sheets without errors. */
  readonly isWrongInCatalog: boolean;
}

export interface Catalog {
  readonly recordings: readonly Recording[];
  readonly releases: readonly Release[];
}

/** `Ana Lima & Kero feat. The Ferrymen`. */
export function displayArtist({ mains, featured }: Credit): string {
  return featured.length === 0 ? mains.join(" & ") : `${mains.join(" & ")} feat. ${featured.join(" & ")}`;
}
