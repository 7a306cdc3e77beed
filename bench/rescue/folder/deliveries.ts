/** One recording as the files that people have of it. */
import { copyFileSync } from "node:fs";
import { ffmpeg, type Making } from "../../ear/set/tools.ts";
import type { Mastered } from "./pieces.ts";
import { tagArguments, type Tags } from "./tags.ts";

/** With the extension and how much is left of the source; copies and other tags have those of what they are made from. */
export const DELIVERIES = {
  wav: { extension: "wav", quality: 0 },
  wav16: { extension: "wav", quality: 1 },
  flac: { extension: "flac", quality: 0 },
  alac: { extension: "m4a", quality: 0 },
  aiff: { extension: "aiff", quality: 0 },
  "mp3-320": { extension: "mp3", quality: 2 },
  "mp3-192": { extension: "mp3", quality: 2 },
  "mp3-128": { extension: "mp3", quality: 2 },
  "aac-256": { extension: "m4a", quality: 2 },
  ogg: { extension: "ogg", quality: 2 },
  wav48: { extension: "wav", quality: 1 },
  gain: { extension: "wav", quality: 1 },
  padded: { extension: "wav", quality: 1 },
  trimmed: { extension: "wav", quality: 1 },
} as const;
export type CodedName = keyof typeof DELIVERIES;
export type DeliveryName = CodedName | "copy" | "retag";

export interface Delivered {
  readonly piece: Mastered;
  /** The recording as WAV, of the piece's bits. */
  readonly body: string;
  readonly tags: Tags | null;
}

export function deliver(name: CodedName, { piece, body, tags }: Delivered): Making {
  const { filters, coding } = codingOf(name, piece);
  return (out) => [
    ffmpeg("-i", body, "-map_metadata", "-1", ...filters, ...coding, ...tagArguments(tags, out), out),
  ];
}

/** The same bytes. */
export function copied(from: string): Making {
  return (out) => {
    copyFileSync(from, out);
    return [];
  };
}

/** The same samples, or packets, under other tags. */
export function retagged(from: string, tags: Tags): Making {
  return (out) => [ffmpeg("-i", from, "-map_metadata", "-1", "-c", "copy", ...tagArguments(tags, out), out)];
}

interface Coding {
  readonly filters: readonly string[];
  readonly coding: readonly string[];
}

function codingOf(name: CodedName, piece: Mastered): Coding {
  const { bits, silence, seconds } = piece;
  const pcm = ["-c:a", `pcm_s${bits}le`];
  const raw = bits === 24 ? ["-bits_per_raw_sample", "24"] : [];
  const format = bits === 24 ? "s32" : "s16";
  switch (name) {
    case "wav":
      return { filters: [], coding: pcm };
    case "wav16":
      return {
        filters: ["-af", "aresample=osf=s16:dither_method=triangular"],
        coding: ["-c:a", "pcm_s16le"],
      };
    case "flac":
      return { filters: [], coding: ["-c:a", "flac", "-sample_fmt", format, ...raw] };
    case "alac":
      return { filters: [], coding: ["-c:a", "alac", "-sample_fmt", `${format}p`, ...raw] };
    case "aiff":
      return { filters: [], coding: ["-c:a", `pcm_s${bits}be`, "-write_id3v2", "1"] };
    case "mp3-320":
    case "mp3-192":
    case "mp3-128":
      return { filters: [], coding: ["-c:a", "libmp3lame", "-b:a", `${name.slice(4)}k`] };
    case "aac-256":
      return { filters: [], coding: ["-c:a", "aac", "-b:a", "256k"] };
    case "ogg":
      return { filters: [], coding: ["-c:a", "libvorbis", "-q:a", "5"] };
    case "wav48":
      return { filters: ["-af", "aresample=48000"], coding: pcm };
    case "gain":
      return { filters: ["-af", `volume=-${2 + (Math.round(seconds) % 5)}dB`], coding: pcm };
    case "padded":
      return { filters: ["-af", "adelay=1500:all=1,apad=pad_dur=2"], coding: pcm };
    case "trimmed": {
      const [from, to] = [silence.before - 0.02, seconds - silence.after + 0.02];
      return {
        filters: ["-af", `atrim=${from.toFixed(3)}:${to.toFixed(3)},asetpts=PTS-STARTPTS`],
        coding: pcm,
      };
    }
  }
}
