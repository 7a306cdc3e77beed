import { mediaCount, trackTitle, type ReleaseCopy, type TrackCopy } from "@deadwax/catalog";
import { isCompactGtin, type Issue } from "@deadwax/identifiers";
import { cueIssue, isRefused } from "./cue-issue.ts";
import type { CueFile, CueResult, CueSheet, CueTrack } from "./cue-sheet.ts";
import { frameAt } from "./cue-time.ts";

export interface CueRequest {
  /** Which medium; a sheet is of one disc. */
  readonly medium: number;
  /** One file that holds all tracks, and where each begins in it. Without it every track is a file of its own. */
  readonly image?: { readonly name: string; readonly startsMs: readonly number[] };
}

const MOST_TRACKS = 99;

/** The CUE sheet of one medium of a release: codes, titles with their version, performers. Nothing is made up: a track without a file is a refusal. */
export function cueOfRelease(copy: ReleaseCopy, request: CueRequest): CueResult<CueSheet> {
  const tracks = copy.tracks.filter(({ medium }) => medium === request.medium);
  const issues = [...barcodeIssues(copy), ...trackIssues(tracks, request)];
  if (isRefused(issues)) return { value: null, issues };
  const { release } = copy;
  const isOneOfMany = mediaCount(copy) > 1;
  const sheet: CueSheet = {
    title: withVersion(release.title, release.versionTitle),
    performer: release.displayArtist,
    songwriter: null,
    remarks: [
      ...(release.releasedOn === null ? [] : [`DATE ${release.releasedOn.slice(0, 4)}`]),
      ...(isOneOfMany ? [`DISCNUMBER ${request.medium}`, `TOTALDISCS ${mediaCount(copy)}`] : []),
    ],
    catalog: catalogOf(release.gtin),
    files: request.image === undefined ? tracks.map(fileOf) : [fileNamed(request.image.name)],
    tracks: tracks.map((track, index) => cueTrack(track, index, request)),
  };
  return { value: sheet, issues };
}

function withVersion(title: string, version: string | null): string {
  return version === null ? title : `${title} (${version})`;
}

function cueTrack(track: TrackCopy, index: number, { image }: CueRequest): CueTrack {
  const { recording } = track;
  return {
    number: index + 1,
    mode: "AUDIO",
    title: withVersion(trackTitle(track), recording.versionTitle),
    performer: recording.displayArtist,
    songwriter: null,
    remarks: [],
    isrc: recording.isrc,
    flags: [],
    pregap: null,
    postgap: null,
    indexes: [
      image === undefined
        ? { number: 1, file: index, at: 0 }
        : { number: 1, file: 0, at: frameAt(image.startsMs[index] ?? 0) },
    ],
  };
}

function fileOf({ recording }: TrackCopy): CueFile {
  return fileNamed(recording.file ?? "");
}

const TYPES: Readonly<Record<string, string>> = { aif: "AIFF", aiff: "AIFF", aifc: "AIFF", mp3: "MP3" };

function fileNamed(name: string): CueFile {
  return { name, type: TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "WAVE" };
}

/** 13 digits: a UPC gets its zero, an EAN-8 and a GTIN of a carton have no form here. */
function catalogOf(gtin: string | null): string | null {
  if (gtin === null || !isCompactGtin(gtin)) return null;
  if (gtin.length === 8) return null;
  const digits = gtin.padStart(14, "0");
  return digits.startsWith("0") ? digits.slice(1) : null;
}

function barcodeIssues({ release }: ReleaseCopy): readonly Issue[] {
  if (release.gtin === null || catalogOf(release.gtin) !== null) return [];
  return [
    cueIssue(null, "warning", {
      code: "CUE_CATALOG_FORM",
      message: "The barcode of the release does not fit into 13 digits, so the sheet has no CATALOG.",
      received: release.gtin,
      expected: "a UPC or an EAN-13",
    }),
  ];
}

function trackIssues(tracks: readonly TrackCopy[], { medium, image }: CueRequest): readonly Issue[] {
  if (tracks.length === 0 || tracks.length > MOST_TRACKS) {
    return [
      cueIssue(null, "error", {
        code: "CUE_TRACK_COUNT",
        message: `Medium ${medium} has ${tracks.length === 0 ? "no tracks" : `${tracks.length} tracks`}; a CUE sheet holds 1 to ${MOST_TRACKS}.`,
      }),
    ];
  }
  if (image !== undefined)
    return image.startsMs.length === tracks.length ? [] : [startsMissing(image, tracks)];
  return tracks.flatMap((track) => [
    ...(track.recording.file === null ? [fileMissing(track)] : []),
    ...(track.spanStartMs === null && track.spanEndMs === null ? [] : [isPart(track)]),
  ]);
}

function startsMissing(image: NonNullable<CueRequest["image"]>, tracks: readonly TrackCopy[]): Issue {
  return cueIssue(null, "error", {
    code: "CUE_START_MISSING",
    message: `“${image.name}” holds ${tracks.length} tracks, and ${image.startsMs.length} beginnings are given.`,
    hint: "Give the beginning of each track in the file.",
  });
}

function fileMissing(track: TrackCopy): Issue {
  return {
    code: "CUE_FILE_UNKNOWN",
    severity: "error",
    path: ["tracks", track.position],
    message: `“${trackTitle(track)}” has no file that a CUE sheet could name.`,
    hint: "Approve a master of it, or name one file that holds the whole medium.",
  };
}

function isPart(track: TrackCopy): Issue {
  return {
    code: "CUE_TRACK_IS_PART",
    severity: "error",
    path: ["tracks", track.position],
    message: `“${trackTitle(track)}” is a part of a recording, so its file is not the track.`,
    hint: "Name one file that holds the whole medium, and where each track begins in it.",
  };
}
