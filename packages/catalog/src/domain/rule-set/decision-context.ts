/** What is known beside the sound: who asks, and what names and tags say. */
import type { Isrc } from "@deadwax/identifiers";
import type { AssetRole } from "../asset/asset.ts";
import type { FoundCode } from "../asset/match/match-types.ts";
import type { SplitTitle } from "../title/split-version.ts";
import type { VersionType } from "../recording/version-type.ts";
import type { Id } from "../values/id.ts";

/** A version word in a name or a title that neither bracket nor dash marks. */
export interface PlainWord {
  readonly type: VersionType;
  /** False where it may as well belong to the title: then it claims nothing by itself. */
  readonly isLikely: boolean;
  /** The title it stands in, and what is left of that without it. */
  readonly title: string;
  readonly rest: string;
}

/** What the name and the tags of one side say of it. */
export interface SoundClaims {
  readonly title: string | null;
  /** Marked as a version, or said in words that are hardly the title. */
  readonly versionTypes: readonly VersionType[];
  readonly plainWords: readonly PlainWord[];
  readonly advisory: SplitTitle["advisory"];
  readonly role: AssetRole | null;
  /** Each with the place it stands in, file names included. */
  readonly codes: readonly FoundCode[];
}

/** What a side is: `other` is no recording at all (a film, a MIDI file, a podcast's cover). */
export type ContentKind = "sound" | "music-video" | "other";

/** What the catalog has a side as. */
export interface FiledAs {
  readonly recordingId: Id;
  /** With its version. */
  readonly name: string;
  /** Whether a person approved exactly this audio as the recording. */
  readonly isApproved: boolean;
}

export interface DecisionContext {
  /** The registrant's agency, by name or id of the table of prefixes; null where there is none. */
  readonly agency: string | null;
  readonly a: SoundClaims;
  readonly b: SoundClaims;
  readonly content: { readonly a: ContentKind; readonly b: ContentKind };
  /** A person said that B stays in the house. A stem does in any case. */
  readonly isInternal: boolean;
  /** Codes that the catalog has for the recording of A. */
  readonly knownCodes: readonly Isrc[];
  /** Left out where no catalog was asked. */
  readonly filed?: { readonly a: FiledAs | null; readonly b: FiledAs | null };
}

export const NO_CLAIMS: SoundClaims = {
  title: null,
  versionTypes: [],
  plainWords: [],
  advisory: null,
  role: null,
  codes: [],
};

/** Nothing is known beside the sound. */
export const NO_CONTEXT: DecisionContext = {
  agency: null,
  a: NO_CLAIMS,
  b: NO_CLAIMS,
  content: { a: "sound", b: "sound" },
  isInternal: false,
  knownCodes: [],
};

/** Whether B is a production part, or stays in the house. */
export function isKeptInside(context: DecisionContext): boolean {
  return context.isInternal || context.b.role === "stem";
}
