/** What one reading of an audio file tells, as plain data. */
import type { Issue } from "@deadwax/identifiers";
import type { Fingerprint } from "./fingerprint.ts";
import type { SoundFacts, Waveform } from "./sound-facts.ts";

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
  | ContributorField
  | "contributor";

/** The roles of Contributors that tags have a place for. */
export const CONTRIBUTOR_FIELDS = [
  ...(["composer", "lyricist", "arranger", "conductor"] as const),
  ...(["producer", "engineer", "mixer", "remixer"] as const),
] as const;
export type ContributorField = (typeof CONTRIBUTOR_FIELDS)[number];

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
  /** Null where the samples could not be read. */
  readonly sound: SoundFacts | null;
  readonly waveform: Waveform | null;
  /** Without items where there is too little to hear. */
  readonly fingerprint: Fingerprint | null;
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
