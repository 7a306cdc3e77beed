/**
 * What the catalog needs to know about an audio file, and what it asks to be written into one.
 * `@deadwax/audio` implements these ports over real files.
 */
import type { Issue } from "@deadwax/identifiers";

/** A container recognised by its content, never by the name of the file. */
export type AudioContainer =
  "wav" | "rf64" | "bw64" | "aiff" | "aifc" | "flac" | "mp3" | "mp4" | "ogg" | "other";

/** The span between the first and last block whose peak is above the threshold (DESIGN 5). */
export interface Modulation {
  readonly firstFrame: number;
  /** Exclusive. */
  readonly endFrame: number;
  /** dBFS of the peak of one block; stored because the answer depends on it. */
  readonly thresholdDbfs: number;
  readonly blockMs: number;
}

/** The fields a tag can state that the catalog compares with its own. */
export type TagField =
  | "isrc"
  | "title"
  | "versionTitle"
  | "artist"
  | "release"
  | "trackNumber"
  | "label"
  | "copyright"
  | "phonogramCopyright"
  | "date"
  | "barcode"
  | "iswc"
  | "contributor";

/** One value as one place in a file states it. */
export interface TagReading {
  readonly field: TagField;
  /** Text as found, NFC. Several values of one field are several readings. */
  readonly value: string;
  /** Where: `id3/TSRC`, `INFO/ISRC`, `axml/identifier`, `file-name`. */
  readonly carrier: string;
  /** A hint is shown and compared, never accepted alone (DESIGN 9: INFO ISRC, iXML, XMP, file names). */
  readonly trust: "carrier" | "hint";
}

/** Everything one pass over a file tells. Times are frames; a frame is one sample of every channel. */
export interface AudioFacts {
  readonly container: AudioContainer;
  /** `pcm_s24le`, `pcm_f32le`, `flac`, `mp3`, `aac` …, or `unknown`. */
  readonly codec: string;
  readonly sampleRate: number | null;
  readonly channels: number | null;
  /** WAVE channel mask, where the file states one. */
  readonly channelMask: number | null;
  readonly bitDepth: number | null;
  /** Exact number of frames, or null where only a decoder could tell. */
  readonly frames: number | null;
  /** Milliseconds, from frames where they are exact, else as the header states; null when unknown. */
  readonly durationMs: number | null;
  /** Null for silence and for formats whose samples are not read yet. */
  readonly modulation: Modulation | null;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** `dwa1:` + 64 hex (docs/reference/audio-hash.md), null where the format is not heard yet. */
  readonly audioHash: string | null;
  readonly tags: readonly TagReading[];
  readonly issues: readonly Issue[];
  /** Name and version of what measured: a stored value says how it was made. */
  readonly measuredBy: string;
}

/** Reads one file from beginning to end, once. Throws `AUDIO_…` and `FILE_…` errors for files that are refused. */
export interface AudioProbe {
  probe(path: string): Promise<AudioFacts>;
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
}

export interface EmbedRequest {
  readonly source: string;
  /** Where the tagged copy goes, or "in-place". */
  readonly target: string | "in-place";
  readonly plan: TagPlan;
  /** True replaces a different code that stands in the file; otherwise that is refused. */
  readonly replaceCode?: boolean;
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
  /** False when the file already said all of it: nothing was written. */
  readonly isChanged: boolean;
  readonly sha256: string;
  readonly audioHash: string;
  readonly confirmations: readonly Confirmation[];
  readonly issues: readonly Issue[];
}

/** Writes tags without changing a sample and without losing what it did not write (DESIGN 4, rule 12). */
export interface TagWriter {
  embed(request: EmbedRequest): Promise<EmbedOutcome>;
  /** Rolls back in-place writes that were interrupted in this folder. Returns the paths it restored. */
  recover(folder: string): Promise<readonly string[]>;
}
