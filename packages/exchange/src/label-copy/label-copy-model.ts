import {
  creditsOfKind,
  mediaCount,
  trackDurationMs,
  trackTitle,
  type CreditCopy,
  type CreditKind,
  type RecordingCopy,
  type ReleaseCopy,
  type TrackCopy,
} from "@deadwax/catalog";
import { formatGtin, formatIsrc, formatIswc } from "@deadwax/identifiers";
import { clockTime } from "./clock-time.ts";

/** A line of the paper: what it is, and its values, each a text of its own direction. */
export interface CopyLine {
  readonly label: string;
  readonly values: readonly string[];
}

export interface CopyTrack {
  /** `3`, or `2-3` where there are several media. */
  readonly number: string;
  readonly title: string;
  readonly version: string | null;
  readonly artist: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly duration: string | null;
  /** With hyphens, as printed. */
  readonly isrc: string | null;
  readonly lines: readonly CopyLine[];
}

export interface CopyMedium {
  /** Null where there is only one. */
  readonly heading: string | null;
  readonly tracks: readonly CopyTrack[];
}

/** What stands on a label copy, in words and in order; page and print show the same. */
export interface LabelCopyModel {
  readonly title: string;
  readonly version: string | null;
  readonly artist: string | null;
  readonly facts: readonly CopyLine[];
  readonly media: readonly CopyMedium[];
}

export function labelCopyModel(copy: ReleaseCopy): LabelCopyModel {
  const { release } = copy;
  return {
    title: release.title,
    version: release.versionTitle,
    artist: release.displayArtist,
    facts: releaseFacts(copy),
    media: mediaOf(copy),
  };
}

function releaseFacts(copy: ReleaseCopy): readonly CopyLine[] {
  const { release, credits } = copy;
  return filled([
    one("Label", release.label),
    one("Catalog number", release.catalogNumber),
    one("Barcode", release.gtin === null ? null : formatGtin(release.gtin)),
    one("GRid", release.grid),
    one("Release date", release.releasedOn),
    one("℗", withoutSign(release.pLine, "℗")),
    one("©", withoutSign(release.cLine, "©")),
    { label: "Tracks", values: [tracksInWords(copy)] },
    { label: "Credits", values: credits.map(named) },
  ]);
}

function tracksInWords(copy: ReleaseCopy): string {
  const { tracks } = copy;
  const durations = tracks.map(trackDurationMs);
  const known = durations.filter((ms) => ms !== null);
  const total = clockTime(known.reduce((sum, ms) => sum + ms, 0));
  const media = mediaCount(copy) > 1 ? ` on ${mediaCount(copy)} media` : "";
  const time =
    known.length === 0
      ? ""
      : known.length === tracks.length
        ? `, ${total}`
        : `, ${total} without those of unknown duration`;
  return `${tracks.length}${media}${time}`;
}

function mediaOf(copy: ReleaseCopy): readonly CopyMedium[] {
  const isOnly = mediaCount(copy) <= 1;
  const numbers = [...new Set(copy.tracks.map(({ medium }) => medium))];
  return numbers.map((number) => ({
    heading: isOnly ? null : `Medium ${number}`,
    tracks: copy.tracks
      .filter(({ medium }) => medium === number)
      .map((track) => copyTrack(track, copy, isOnly)),
  }));
}

function copyTrack(track: TrackCopy, { release }: ReleaseCopy, isOnly: boolean): CopyTrack {
  const { recording, medium, position } = track;
  const ms = trackDurationMs(track);
  return {
    number: isOnly ? String(position) : `${medium}-${position}`,
    title: trackTitle(track),
    version: recording.versionTitle,
    artist: recording.displayArtist,
    language: recording.language,
    duration: ms === null ? null : clockTime(ms),
    isrc: recording.isrc === null ? null : formatIsrc(recording.isrc),
    lines: filled([
      ...people(recording),
      ...recording.works.map(workLine),
      one("Part", partOf(track)),
      one("Advisory", ADVISORY_WORDS[recording.advisory]),
      one("Mode", recording.recordingMode === "stereo" ? null : recording.recordingMode),
      one("Content", recording.contentType === "sound" ? null : "music video"),
      one("Label", differs(recording.label, release.label)),
      one("℗", differs(withoutSign(recording.pLine, "℗"), withoutSign(release.pLine, "℗"))),
      one("©", differs(withoutSign(recording.cLine, "©"), withoutSign(release.cLine, "©"))),
    ]),
  };
}

const HEADINGS: readonly (readonly [CreditKind, string])[] = [
  ["writer", "Written by"],
  ["publisher", "Published by"],
  ["performer", "Performed by"],
  ["producer", "Produced by"],
  ["engineer", "Engineered by"],
  ["other", "Credits"],
];

function people(recording: RecordingCopy): readonly CopyLine[] {
  return HEADINGS.map(([kind, label]) => ({
    label,
    values: creditsOfKind(recording, kind).map((credit) =>
      PLAIN_ROLES.has(credit.role) ? withDetails(credit.name, ipiOf(credit)) : named(credit),
    ),
  }));
}

/** Roles that the heading says already. */
const PLAIN_ROLES: ReadonlySet<string> = new Set(["producer", "publisher", "writer", "engineer"]);

function named(credit: CreditCopy): string {
  return withDetails(credit.name, [credit.role, ...ipiOf(credit)]);
}

function ipiOf({ ipi }: CreditCopy): readonly string[] {
  return ipi === null ? [] : [`IPI ${ipi}`];
}

function withDetails(name: string, details: readonly string[]): string {
  return details.length === 0 ? name : `${name} (${details.join(", ")})`;
}

function workLine({ title, iswc }: RecordingCopy["works"][number]): CopyLine {
  return {
    label: "Work",
    values: [iswc === null ? `${title}, ISWC not known` : `${title}, ${formatIswc(iswc)}`],
  };
}

const ADVISORY_WORDS: Readonly<Record<RecordingCopy["advisory"], string | null>> = {
  unknown: null,
  "not-explicit": "Not explicit",
  explicit: "Explicit",
  clean: "Clean version of something explicit",
};

function partOf({ spanStartMs, spanEndMs }: TrackCopy): string | null {
  if (spanStartMs === null && spanEndMs === null) return null;
  const end = spanEndMs === null ? "the end" : clockTime(spanEndMs);
  return `${clockTime(spanStartMs ?? 0)} to ${end} of the recording`;
}

function one(label: string, value: string | null): CopyLine {
  return { label, values: value === null ? [] : [value] };
}

function filled(lines: readonly CopyLine[]): readonly CopyLine[] {
  return lines.filter(({ values }) => values.length > 0);
}

function differs(own: string | null, common: string | null): string | null {
  return own === common ? null : own;
}

/** The sign stands before the line already, as its label. */
function withoutSign(line: string | null, sign: "℗" | "©"): string | null {
  const letter = sign === "℗" ? "P" : "C";
  return (
    line
      ?.replace(sign, "")
      .replace(new RegExp(`^\\s*\\(${letter}\\)`, "iu"), "")
      .trim() ?? null
  );
}
