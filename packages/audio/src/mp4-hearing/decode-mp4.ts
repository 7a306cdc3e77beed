import { CatalogError } from "@deadwax/catalog";
import type { Decoding } from "../decoding/index.ts";
import { readHeardTrack, type Gapless, type Mp4Track, type TrackStretch } from "../mp4/index.ts";
import type { FrameHeader } from "../mpeg/frame-header.ts";
import type { ByteSource } from "../riff/index.ts";
import { alacSamples } from "./alac-samples.ts";
import { cutDecoding, findExcess } from "./cut-decoding.ts";
import { flacSamples } from "./flac-samples.ts";
import { linearSamples } from "./linear-samples.ts";
import { mpegSamples } from "./mpeg-samples.ts";
import { opusSamples } from "./opus-samples.ts";
import { readStretches } from "./read-stretches.ts";

export interface DecodeOptions {
  /** Of MPEG audio: the header of its first packet of audio. */
  readonly mpeg?: FrameHeader | null;
  /** What `iTunSMPB` states; followed where there is no edit list. */
  readonly gapless?: Gapless | null;
}

/**
 * The samples of a sound track that are to be heard: linear samples, Apple Lossless and FLAC bit for bit, MPEG audio and
 * Opus as floats. Null where nothing here decodes it. Damaged packets leave silence of their length and an issue.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD, AUDIO_CODING_UNSUPPORTED; `blocks` these and AUDIO_CHANGED_WHILE_READING.
 */
export async function decodeMp4(
  source: ByteSource,
  track: Mp4Track,
  options: DecodeOptions = {},
): Promise<Decoding | null> {
  const whole = openSamples(source, track, options.mpeg ?? null);
  return whole === null ? null : await cutToHeard(whole, { source, track, gapless: options.gapless ?? null });
}

export interface HeardTrackOptions {
  readonly source: ByteSource;
  readonly track: Mp4Track;
  readonly gapless: Gapless | null;
}

/**
 * Of all that was decoded of a track, what is to be heard.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where the file does not say it, or asks for too much.
 */
export async function cutToHeard(
  whole: Decoding,
  { source, track, gapless }: HeardTrackOptions,
): Promise<Decoding> {
  const { sampleRate } = whole.format;
  const { total } = await readHeardTrack(source, track);
  const frames = Math.ceil((total * sampleRate) / track.timescale);
  const isStated = gapless !== null && (track.edits ?? []).length === 0 && gapless.frames <= total;
  const stretches = isStated
    ? [scale(gapless, sampleRate / track.timescale)]
    : await readStretches(source, track, sampleRate);
  if (typeof stretches === "string") throw notFollowed(source, stretches);
  const excess = findExcess(stretches, { sampleRate, total: frames });
  if (excess !== null) throw notFollowed(source, excess);
  return cutDecoding(whole, stretches);
}

function notFollowed({ name }: ByteSource, problem: string): CatalogError {
  return new CatalogError("AUDIO_NOT_UNDERSTOOD", { path: name, format: "MP4", problem });
}

function scale({ delay, frames }: Gapless, factor: number): TrackStretch {
  return { start: Math.round(delay * factor), frames: Math.round(frames * factor) };
}

function openSamples(source: ByteSource, track: Mp4Track, mpeg: FrameHeader | null): Decoding | null {
  const [entry] = track.entries;
  const sound = entry?.sound ?? null;
  if (entry === undefined || sound === null) return null;
  if (sound.pcm !== null) return linearSamples(source, track, sound.pcm);
  if (entry.coding === "alac") return alacSamples(source, track);
  if (entry.coding === "fLaC") return flacSamples(source, track);
  if (entry.coding === "Opus") return opusSamples(source, track);
  return mpeg === null ? null : mpegSamples(source, track, mpeg);
}
