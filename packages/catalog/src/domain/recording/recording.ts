import type { CodeRoute } from "../catalog/catalog.ts";
import type { Entity } from "../values/entity.ts";
import type { LocalText } from "../party/party.ts";
import type { Id } from "../values/id.ts";
import type { PartialDate } from "../values/partial-date.ts";
import type { VersionType } from "./version-type.ts";

export const CONTENT_TYPES = ["sound", "music-video"] as const;
export const RECORDING_MODES = ["stereo", "mono", "surround", "immersive", "binaural"] as const;
export const ADVISORIES = ["unknown", "not-explicit", "explicit", "clean"] as const;

/** One distinct sound or music-video recording: what an ISRC names. Never the composition, never the file. */
export interface Recording extends Entity {
  readonly title: string;
  /** As shown, in its own field (DESIGN 4, rule 11): `Radio Edit`. Null for the plain version. */
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  readonly localTitles: readonly LocalText[];
  /** The credit line as printed. */
  readonly displayArtist: string | null;
  readonly contentType: (typeof CONTENT_TYPES)[number];
  readonly recordingMode: (typeof RECORDING_MODES)[number];
  readonly advisory: (typeof ADVISORIES)[number];
  readonly language: string | null;
  readonly recordedOn: PartialDate | null;
  /** The P-date of the reference metadata. */
  readonly firstPublishedOn: PartialDate | null;
  readonly pLine: string | null;
  readonly cLine: string | null;
  readonly label: string | null;
  /** As declared, for recordings without audio here; with audio, the approved master's modulation counts. */
  readonly durationMs: number | null;
  /** Who owns it or licenses it exclusively, when it is not the registrant. */
  readonly ownerPartyId: Id | null;
  /** Who is to give it a code; null follows the catalog. */
  readonly codeRoute: CodeRoute | null;
  /** The person who confirms that what is uploaded matches this record. */
  readonly responsible: string | null;
  readonly notes: string | null;
  /** Set when it turned out to be another recording; everything it had lives there now. */
  readonly mergedIntoId: Id | null;
}

/** A Recording embodies a Work. */
export interface RecordingWork extends Entity {
  readonly recordingId: Id;
  readonly workId: Id;
}

/** A Recording was made from another one, or from a stem. */
export interface Derivation extends Entity {
  readonly recordingId: Id;
  readonly sourceRecordingId: Id | null;
  readonly sourceAssetId: Id | null;
  /** A version type, or `part-removed`, `part-alone`. */
  readonly how: string;
  readonly note: string | null;
}

/** `Midnight Drive (Radio Edit)`: for people, never for sending. */
export function recordingName(recording: Pick<Recording, "title" | "versionTitle">): string {
  return recording.versionTitle === null ? recording.title : `${recording.title} (${recording.versionTitle})`;
}
