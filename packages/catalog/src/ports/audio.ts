/**
 * What the catalog needs to know about an audio file, and what it asks to be written into one.
 * `@deadwax/audio` implements these ports over real files.
 */
import type { Issue } from "@deadwax/identifiers";
import type { AudioFacts, ContributorField, TagField } from "../domain/asset/audio-facts.ts";

export type {
  AudioContainer,
  AudioFacts,
  ContributorField,
  Modulation,
  TagField,
  TagReading,
} from "../domain/asset/audio-facts.ts";

/** `identity` is for audio that is known: how it sounds is left out, and lossy audio is not decoded. */
export type ProbeDepth = "everything" | "identity";

/** Reads one file from beginning to end. Throws `AUDIO_…` and `FILE_…` errors for files that are refused. */
export interface AudioProbe {
  /** Everything, unless less is asked for. */
  probe(path: string, depth?: ProbeDepth): Promise<AudioFacts>;
}

/** What is to stand in the tags of a file. Only the fields that are given are touched. */
export interface TagPlan {
  /** Compact form. */
  readonly isrc?: string;
  readonly title?: string;
  readonly versionTitle?: string;
  readonly artists?: readonly string[];
  readonly release?: string;
  readonly trackNumber?: string;
  readonly label?: string;
  readonly copyright?: string;
  readonly phonogramCopyright?: string;
  readonly date?: string;
  /** Names by role, in the order in which they are credited. Roles that are not given are left alone. */
  readonly contributors?: Readonly<Partial<Record<ContributorField, readonly string[]>>>;
}

export interface EmbedRequest {
  readonly source: string;
  /** Where the tagged copy goes, or `in-place`. */
  readonly target: string;
  readonly plan: TagPlan;
  /** True replaces a different code that stands in the file; otherwise that is refused. */
  readonly replaceCode?: boolean;
  /**
   * The audio hash that the catalog knows for this file; null where its format is not heard. The written file must have
   * it, which also proves that it was this audio that was tagged. Where left out, it is measured before the write.
   */
  readonly audioHash?: string | null;
}

/** A value that a reader which shares no code with the writer found where it was written. */
export interface Confirmation {
  readonly reader: string;
  readonly carrier: string;
  readonly field: TagField;
  readonly value: string;
}

export interface EmbedOutcome {
  readonly path: string;
  /** False when the file already said all of it: in place nothing was written, and a copy is the same byte for byte. */
  readonly isChanged: boolean;
  /** Of the file as it now is. */
  readonly sha256: string;
  /** The same before and after; null where the format is not heard, and the proof is that of all other bytes. */
  readonly audioHash: string | null;
  readonly confirmations: readonly Confirmation[];
  readonly issues: readonly Issue[];
  /** What a probe would tell of the file as it now is, where the writer has probed it: it need not be read again. */
  readonly facts?: AudioFacts;
}

export interface ForeseenEmbed {
  /** False when the file already says all of it. */
  readonly isChanged: boolean;
  readonly issues: readonly Issue[];
}

/** Writes tags without changing a sample and without losing what it did not write (DESIGN 4, rule 12). */
export interface TagWriter {
  embed(request: EmbedRequest): Promise<EmbedOutcome>;
  /** What `embed` would do, as far as that can be told without writing; throws what it would throw before it writes. */
  foresee(request: EmbedRequest): Promise<ForeseenEmbed>;
  /** Rolls back in-place writes that were interrupted in this folder. Returns the paths it restored. */
  recover(folder: string): Promise<readonly string[]>;
}
