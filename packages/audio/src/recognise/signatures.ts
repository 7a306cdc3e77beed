import type { AudioContainer } from "@deadwax/catalog";

/** What the content of a file is. */
export type Recognised =
  | {
      readonly kind: "audio";
      readonly container: AudioContainer;
      readonly format: AudioFormat;
      /** Where it starts: 0, or behind an ID3v2 tag. */ readonly start: number;
    }
  | { readonly kind: "not-audio"; readonly seems: string };

/** One format that can be told from its first bytes. */
export interface AudioFormat {
  readonly name: string;
  /** Media type by which a reader of tags knows it; null where nothing here reads it. */
  readonly mediaType: string | null;
}

interface Signature {
  readonly offset: number;
  /** Latin-1, compared byte by byte. `also` holds a second piece at another offset. */
  readonly bytes: string;
  readonly also?: { readonly offset: number; readonly bytes: string };
}

export interface AudioSignature extends Signature, AudioFormat {
  readonly container: AudioContainer;
}

/** In the order in which they are tried. */
export const AUDIO_SIGNATURES: readonly AudioSignature[] = [
  riff("RIFF", "wav", "WAV"),
  riff("RF64", "rf64", "RF64"),
  riff("BW64", "bw64", "BW64"),
  audio("RIFX", { name: "WAV with big-endian samples (RIFX)" }),
  audio("riff\x2e\x91\xcf\x11", { name: "Wave64" }),
  { offset: 0, bytes: "FORM", also: { offset: 8, bytes: "AIFF" }, ...aiff("aiff", "AIFF") },
  { offset: 0, bytes: "FORM", also: { offset: 8, bytes: "AIFC" }, ...aiff("aifc", "AIFF-C") },
  { offset: 0, bytes: "fLaC", container: "flac", name: "FLAC", mediaType: "audio/flac" },
  { offset: 0, bytes: "OggS", container: "ogg", name: "Ogg", mediaType: "audio/ogg" },
  { offset: 4, bytes: "ftyp", container: "mp4", name: "MP4", mediaType: "audio/mp4" },
  { offset: 4, bytes: "moov", container: "mp4", name: "QuickTime", mediaType: "audio/mp4" },
  audio("\x30\x26\xb2\x75\x8e\x66\xcf\x11", { name: "Windows Media", mediaType: "audio/x-ms-wma" }),
  audio("MAC ", { name: "Monkey's Audio", mediaType: "audio/ape" }),
  audio("wvpk", { name: "WavPack", mediaType: "audio/wavpack" }),
  audio("DSD ", { name: "DSF", mediaType: "audio/dsf" }),
  { offset: 0, bytes: "FRM8", also: { offset: 12, bytes: "DSD " }, ...other("DSDIFF", "audio/dff") },
  audio("MPCK", { name: "Musepack", mediaType: "audio/musepack" }),
  audio("MP+", { name: "Musepack", mediaType: "audio/musepack" }),
  audio("\x1a\x45\xdf\xa3", { name: "Matroska or WebM", mediaType: "audio/matroska" }),
  audio("caff\0\x01", { name: "Core Audio (CAF)" }),
  audio(".snd", { name: "Sun audio (AU)" }),
  audio("TTA1", { name: "True Audio" }),
  audio("#!AMR", { name: "AMR" }),
  audio("\x0b\x77", { name: "Dolby Digital (AC-3)" }),
  audio("\x7f\xfe\x80\x01", { name: "DTS" }),
];

interface NamedSignature extends Signature {
  readonly seems: string;
}

/** Things that end up in a folder of audio, or under the name of one. */
export const OTHER_SIGNATURES: readonly NamedSignature[] = [
  {
    offset: 0,
    bytes: "\0\x05\x16\x07",
    seems: "the companion that macOS writes beside a file (its name starts with ._)",
  },
  { offset: 0, bytes: "PK\x03\x04", seems: "a ZIP archive or an office document" },
  { offset: 0, bytes: "%PDF", seems: "a PDF document" },
  { offset: 0, bytes: "\x89PNG", seems: "a PNG picture" },
  { offset: 0, bytes: "\xff\xd8\xff", seems: "a JPEG picture" },
  { offset: 0, bytes: "GIF8", seems: "a GIF picture" },
  { offset: 0, bytes: "II*\0", seems: "a TIFF picture" },
  { offset: 0, bytes: "MM\0*", seems: "a TIFF picture" },
  { offset: 0, bytes: "RIFF", also: { offset: 8, bytes: "WEBP" }, seems: "a WebP picture" },
  { offset: 0, bytes: "RIFF", also: { offset: 8, bytes: "AVI " }, seems: "an AVI film" },
  { offset: 0, bytes: "MThd", seems: "a MIDI file, which holds notes and no sound" },
  { offset: 0, bytes: "Rar!", seems: "a RAR archive" },
  { offset: 0, bytes: "7z\xbc\xaf\x27\x1c", seems: "a 7-Zip archive" },
  { offset: 0, bytes: "\x1f\x8b", seems: "a gzip archive" },
  { offset: 0, bytes: "SQLite format 3\0", seems: "an SQLite database" },
  { offset: 0, bytes: "\x7fELF", seems: "a program" },
  { offset: 0, bytes: "MZ", seems: "a Windows program" },
  { offset: 0, bytes: "\xd0\xcf\x11\xe0", seems: "an old office document" },
];

/** Whether the beginning of a file has these bytes where the signature wants them. */
export function matches(head: Uint8Array, { offset, bytes, also }: Signature): boolean {
  for (let i = 0; i < bytes.length; i++) if (head[offset + i] !== bytes.charCodeAt(i)) return false;
  return also === undefined || matches(head, also);
}

function riff(bytes: string, container: AudioContainer, name: string): AudioSignature {
  return { offset: 0, bytes, also: { offset: 8, bytes: "WAVE" }, container, name, mediaType: "audio/wav" };
}

function aiff(container: AudioContainer, name: string): AudioFormat & { readonly container: AudioContainer } {
  return { container, name, mediaType: "audio/aiff" };
}

function other(name: string, mediaType: string | null): AudioFormat & { readonly container: AudioContainer } {
  return { container: "other", name, mediaType };
}

function audio(
  bytes: string,
  format: { readonly name: string; readonly mediaType?: string },
): AudioSignature {
  return { offset: 0, bytes, ...other(format.name, format.mediaType ?? null) };
}
