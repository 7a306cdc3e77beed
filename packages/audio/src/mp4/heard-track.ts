/**
 * What of a track is to be heard, from its edit list (ISO/IEC 14496-12 clause 8.6.6), with the roundings that
 * docs/reference/audio-hash.md states for the audio hash of coded audio.
 */
import type { Issue } from "@deadwax/identifiers";
import type { ByteSource } from "../riff/index.ts";
import { measureFragments } from "./fragments.ts";
import type { Gapless } from "./gapless.ts";
import * as mapIssue from "./issues.ts";
import type { Mp4Track } from "./mp4-map.ts";
import { readSampleTable } from "./sample-table.ts";

/** A run of a track that is played: counted at a rate that the caller names. */
export interface TrackStretch {
  /** Frames in front of it; null for silence that no packet holds. */
  readonly start: number | null;
  readonly frames: number;
}

export interface HeardTrack {
  /** Samples (packets; frames of linear sound) of the whole track. */
  readonly samples: number;
  /** Units of time of all samples together. */
  readonly total: number;
  /** What is played, in that order. Null where it is played at another speed than its own; an issue says so. */
  readonly stretches: readonly TrackStretch[] | null;
  /** The one stretch that is heard; null where there are several, or silence in front: an issue says so. */
  readonly span: { readonly start: number; readonly frames: number } | null;
  /** Milliseconds of all stretches; where there is no edit list, of what `iTunSMPB` states. */
  readonly durationMs: number | null;
  readonly issues: readonly Issue[];
}

export interface HearOptions {
  /** Frames a second in which stretches are counted. Default: the units of the track. */
  readonly rate?: number;
  readonly gapless?: Gapless | null;
}

/**
 * Measures a track. Reads its tables and the descriptions of its fragments, but no samples.
 * @throws CatalogError AUDIO_NOT_UNDERSTOOD where they cannot be read.
 */
export async function readHeardTrack(
  source: ByteSource,
  track: Mp4Track,
  { rate = track.timescale, gapless = null }: HearOptions = {},
): Promise<HeardTrack> {
  const table = await readSampleTable(source, track);
  const fragments = await measureFragments(source, track, table.duration);
  const total = table.duration + fragments.duration;
  const stretches = fragments.hasGap ? null : followEdits(track, total, rate);
  const issues = [
    ...table.issues,
    ...(fragments.hasGap ? [mapIssue.fragmentsApart(track.number)] : editIssues(track, stretches)),
  ];
  const [first] = stretches ?? [];
  const span =
    stretches?.length === 1 && first !== undefined && first.start !== null
      ? { start: first.start, frames: first.frames }
      : null;
  const isStated = (track.edits ?? []).length === 0 && gapless !== null && gapless.frames <= total;
  const ms = isStated ? (gapless.frames / track.timescale) * 1000 : sumMs(stretches, rate);
  return { samples: table.count + fragments.count, total, stretches, span, durationMs: ms, issues };
}

/** Null where an edit changes the speed. */
function followEdits(track: Mp4Track, total: number, rate: number): TrackStretch[] | null {
  const edits = track.edits ?? [];
  const [units, film] = [BigInt(track.timescale), BigInt(track.filmTimescale)];
  const convert = (count: bigint, perSecond: bigint): number => roundTo(count, perSecond, rate);
  const media = convert(BigInt(total), units);
  if (edits.length === 0) return [{ start: 0, frames: media }];
  if (edits.some((edit) => edit.rate !== 1)) return null;
  return edits.map(({ duration, mediaTime }) => {
    if (mediaTime === -1) return { start: null, frames: convert(BigInt(duration), film) };
    const from = BigInt(Math.max(0, mediaTime));
    const start = Math.min(convert(from, units), media);
    // In units of the track times units of the film. An edit is counted in those of the film, often thousandths: what
    // ends less than one of them before the media ends with it.
    const end = from * film + BigInt(duration) * units;
    const isToEnd = duration === 0 && track.fragments.moofs.length > 0;
    const isWhole = isToEnd || BigInt(total) * film - end < units;
    return { start, frames: Math.max(0, (isWhole ? media : convert(end, units * film)) - start) };
  });
}

/** So many units of which there are `perSecond`, counted at `rate`; halves are rounded up. */
function roundTo(units: bigint, perSecond: bigint, rate: number): number {
  return Number((2n * units * BigInt(Math.round(rate)) + perSecond) / (2n * perSecond));
}

function editIssues({ number }: Mp4Track, stretches: readonly TrackStretch[] | null): Issue[] {
  if (stretches === null) return [mapIssue.editsNotFollowed(number, "its edit list changes the speed")];
  const played = stretches.filter(({ start }) => start !== null).length;
  if (played > 1) return [mapIssue.severalEdits(number, played)];
  return played < stretches.length ? [mapIssue.emptyEdit(number)] : [];
}

function sumMs(stretches: readonly TrackStretch[] | null, rate: number): number | null {
  return stretches === null ? null : (stretches.reduce((sum, { frames }) => sum + frames, 0) / rate) * 1000;
}
