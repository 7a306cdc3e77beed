import {
  creditsOfKind,
  trackDurationMs,
  trackTitle,
  type CreditKind,
  type Recording,
  type TrackCopy,
} from "@deadwax/catalog";
import { formatIsrc, formatIswc } from "@deadwax/identifiers";
import { argument, creditRecording, setRecording, type FillIn, type ReleaseField } from "./field.ts";
import { hoursMinutesSeconds, isoDuration, minutesAndSeconds, monthDayYear, rightsLine } from "./formats.ts";

const field = <Id extends string>(
  id: Id,
  given: Omit<ReleaseField, "id" | "read" | "fillIn"> & { readonly fillIn?: FillIn },
  read: (track: TrackCopy) => string | null,
): ReleaseField<Id> => ({ fillIn: null, ...given, id, read: (_, track) => read(track) });

const assign: FillIn = (_, { recording }) =>
  `deadwax assign ${argument(recording.title)}, or deadwax enter CODE ${argument(recording.title)}`;

const linkWork: FillIn = (_, { recording }) =>
  `deadwax work add TITLE --iswc CODE, then deadwax work link ${argument(recording.title)} TITLE`;

function duration(form: (ms: number) => string): (track: TrackCopy) => string | null {
  return (track) => {
    const ms = trackDurationMs(track);
    return ms === null ? null : form(ms);
  };
}

function named(kind: CreditKind, role?: RegExp): (track: TrackCopy) => string | null {
  return ({ recording }) => {
    const credits = creditsOfKind(recording, kind).filter((credit) => role?.test(credit.role) ?? true);
    const names = [...new Set(credits.map(({ name }) => name))];
    return names.length === 0 ? null : names.join("; ");
  };
}

const CONTENT: Readonly<Record<Recording["contentType"], string>> = {
  sound: "Sound Recording",
  "music-video": "Music Video Recording",
};

const ADVISORY: Readonly<Record<Recording["advisory"], string | null>> = {
  unknown: null,
  explicit: "Explicit",
  "not-explicit": "Not explicit",
  clean: "Clean",
};

const TITLE = { fillIn: setRecording("title") };
const DURATION = { fillIn: setRecording("duration") };

/** What differs from track to track. */
export const TRACK_FIELDS = [
  field("medium", { description: "Number of the disc or side", example: "1" }, ({ medium }) =>
    String(medium),
  ),
  field("position", { description: "Number of the track on it", example: "3" }, ({ position }) =>
    String(position),
  ),
  field(
    "isrc",
    { description: "The code, twelve characters", example: "AA6Q72600012", fillIn: assign },
    ({ recording }) => recording.isrc,
  ),
  field(
    "isrc_hyphens",
    { description: "The code as printed", example: "AA-6Q7-26-00012", fillIn: assign },
    ({ recording }) => (recording.isrc === null ? null : formatIsrc(recording.isrc)),
  ),
  field(
    "title",
    { ...TITLE, description: "The title without the version", example: "Midnight Drive" },
    trackTitle,
  ),
  field(
    "version",
    { description: "The version as shown", example: "Radio Edit", fillIn: setRecording("version_title") },
    ({ recording }) => recording.versionTitle,
  ),
  field(
    "title_with_version",
    { ...TITLE, description: "Title and version in one", example: "Midnight Drive (Radio Edit)" },
    (track) => {
      const { versionTitle } = track.recording;
      return versionTitle === null ? trackTitle(track) : `${trackTitle(track)} (${versionTitle})`;
    },
  ),
  field(
    "artist",
    {
      description: "The credit line of the track",
      example: "Ana Lima feat. The Ferrymen",
      fillIn: setRecording("display_artist"),
    },
    ({ recording }) => recording.displayArtist,
  ),
  field(
    "duration",
    { ...DURATION, description: "Minutes and seconds", example: "3:21" },
    duration(minutesAndSeconds),
  ),
  field(
    "duration_hms",
    { ...DURATION, description: "Hours, minutes, seconds", example: "00:03:21" },
    duration(hoursMinutesSeconds),
  ),
  field("duration_iso", { ...DURATION, description: "ISO 8601", example: "PT3M21S" }, duration(isoDuration)),
  field(
    "duration_seconds",
    { ...DURATION, description: "Seconds", example: "201" },
    duration((ms) => String(Math.round(ms / 1000))),
  ),
  field(
    "content_type",
    {
      description: "Sound Recording or Music Video Recording",
      example: "Sound Recording",
      fillIn: setRecording("content_type"),
    },
    ({ recording }) => CONTENT[recording.contentType],
  ),
  field(
    "advisory",
    {
      description: "Explicit, Not explicit or Clean",
      example: "Not explicit",
      fillIn: setRecording("advisory"),
    },
    ({ recording }) => ADVISORY[recording.advisory],
  ),
  field(
    "language",
    { description: "Language of the vocals, BCP 47", example: "en", fillIn: setRecording("language") },
    ({ recording }) => recording.language,
  ),
  field(
    "first_published",
    {
      description: "When first published anywhere",
      example: "2026-05-17",
      fillIn: setRecording("first_published_on"),
    },
    ({ recording }) => recording.firstPublishedOn,
  ),
  field(
    "first_published_year",
    { description: "The year of it", example: "2026", fillIn: setRecording("first_published_on") },
    ({ recording }) => recording.firstPublishedOn?.slice(0, 4) ?? null,
  ),
  field(
    "first_published_us",
    {
      description: "The same as month, day, year",
      example: "05/17/2026",
      fillIn: setRecording("first_published_on"),
    },
    ({ recording }) =>
      recording.firstPublishedOn === null ? null : monthDayYear(recording.firstPublishedOn),
  ),
  field(
    "recorded_on",
    { description: "When recorded", example: "2026-02", fillIn: setRecording("recorded_on") },
    ({ recording }) => recording.recordedOn,
  ),
  field(
    "p_line",
    {
      description: "The P line of the recording",
      example: "2026 Ferry Street Records",
      fillIn: setRecording("p_line"),
    },
    ({ recording }) => recording.pLine,
  ),
  field(
    "p_owner",
    { description: "Who is named in it", example: "Ferry Street Records", fillIn: setRecording("p_line") },
    ({ recording }) => rightsLine(recording.pLine).owner,
  ),
  field(
    "p_year",
    { description: "The year in it", example: "2026", fillIn: setRecording("p_line") },
    ({ recording }) => rightsLine(recording.pLine).year,
  ),
  field(
    "owner",
    { description: "Who owns the recording", example: "Ferry Street Records", fillIn: setRecording("owner") },
    ({ recording }) => recording.owner,
  ),
  field(
    "track_label",
    {
      description: "The label of the recording",
      example: "Ferry Street Records",
      fillIn: setRecording("label"),
    },
    ({ recording }) => recording.label,
  ),
  field(
    "work_title",
    { description: "Title of the composition", example: "Midnight Drive", fillIn: linkWork },
    ({ recording }) => recording.works[0]?.title ?? null,
  ),
  field(
    "iswc",
    { description: "ISWC of the composition, as printed", example: "T-034.524.680-1", fillIn: linkWork },
    ({ recording }) => {
      const codes = recording.works.flatMap(({ iswc }) => (iswc === null ? [] : [formatIswc(iswc)]));
      return codes.length === 0 ? null : codes.join("; ");
    },
  ),
  field(
    "composers",
    { description: "Who composed it", example: "Ana Lima", fillIn: creditRecording("composer") },
    named("writer", /compos|song ?writ|music/iu),
  ),
  field(
    "lyricists",
    { description: "Who wrote the words", example: "Jo Berg", fillIn: creditRecording("lyricist") },
    named("writer", /lyric|author|words|song ?writ|librett/iu),
  ),
  field(
    "writers",
    {
      description: "Composers and lyricists",
      example: "Ana Lima; Jo Berg",
      fillIn: creditRecording("composer"),
    },
    named("writer"),
  ),
  field(
    "publishers",
    {
      description: "Publishers of the composition",
      example: "Ferry Street Music",
      fillIn: creditRecording("publisher"),
    },
    named("publisher"),
  ),
  field(
    "performers",
    {
      description: "Who plays and sings",
      example: "Ana Lima; The Ferrymen",
      fillIn: creditRecording("vocals"),
    },
    named("performer"),
  ),
  field(
    "producers",
    { description: "Who produced it", example: "Jo Berg", fillIn: creditRecording("producer") },
    named("producer"),
  ),
  field(
    "remixers",
    { description: "Who remixed it", example: "Mia Holm", fillIn: creditRecording("remixer") },
    named("producer", /remix/iu),
  ),
  field(
    "arrangers",
    { description: "Who arranged it", example: "Sam Roth", fillIn: creditRecording("arranger") },
    named("writer", /arrang/iu),
  ),
  field(
    "file",
    { description: "Name of the master file", example: "01 midnight-drive.wav" },
    ({ recording }) => recording.file,
  ),
] as const;
