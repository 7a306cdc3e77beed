/** Recordings and files in the form in which they are compared. */
import { foldText } from "../../text/fold-text.ts";
import { artistNames, finestNames, parseTitle } from "../../title/index.ts";
import type { TagField } from "../audio-facts.ts";
import { artistAndTitleIn, titleFromName, titleWithNotes, withoutExtension } from "../title-from-name.ts";
import type { FoundCode, MatchFile, MatchRecording } from "./match-types.ts";

/** One way to understand a title. Folded. */
export interface Reading {
  /** Without version and featured artists. */
  readonly title: string;
  /** Empty when none is stated. */
  readonly version: string;
  /** Empty when nothing is stated. */
  readonly artists: ReadonlySet<string>;
}

export interface RecordingView extends Reading {
  readonly recording: MatchRecording;
  readonly squashed: string;
}

/** What one source, the tags or the name, says. Several readings are alternatives. */
export interface Claim {
  readonly from: "tag" | "name";
  readonly text: string;
  readonly readings: readonly Reading[];
  readonly squashed: string;
}

/** Files with the same audio. */
export interface FileView {
  readonly files: readonly MatchFile[];
  readonly claims: readonly Claim[];
  /** The titles of all readings. */
  readonly titles: readonly string[];
  readonly codes: readonly FoundCode[];
  readonly carrierCodes: ReadonlySet<string>;
  readonly durations: readonly number[];
}

export function viewRecording(recording: MatchRecording): RecordingView {
  const reading = readTitle(recording.title, recording.versionTitle, namesIn(recording.displayArtist));
  return { ...reading, recording, squashed: squash(reading.title) };
}

/** Groups files by audio and reads what their tags and names say. */
export function viewFiles(files: readonly MatchFile[]): readonly FileView[] {
  return [...Map.groupBy(files, (file) => file.audioKey).values()].map((group) => {
    const codes = group.flatMap((file) => file.codes);
    const claims = group.flatMap((file) => claimsOf(file));
    const durations = group.flatMap((file) => [file.durationMs, file.modulationMs]);
    return {
      files: group,
      claims,
      titles: [...new Set(claims.flatMap(({ readings }) => readings.map(({ title }) => title)))],
      codes,
      carrierCodes: new Set(codes.filter(({ trust }) => trust === "carrier").map(({ isrc }) => isrc)),
      durations: durations.filter((duration) => duration !== null),
    };
  });
}

function claimsOf(file: MatchFile): readonly Claim[] {
  const artists = new Set(valuesOf(file, "artist").flatMap((value) => [...namesIn(value)]));
  const versions = valuesOf(file, "versionTitle");
  const tagged = valuesOf(file, "title").map((title): Claim => {
    const readings = (versions.length === 0 ? [null] : versions).map((version) =>
      readTitle(title, version, artists),
    );
    return { from: "tag", text: title, readings, squashed: squash(foldText(title)) };
  });
  const named = titleFromName(file.name);
  if (!named.isTelling) return tagged;
  const byWhom = (artist: string): ReadonlySet<string> => (artists.size > 0 ? artists : namesIn(artist));
  const readings = [named, titleWithNotes(file.name)].flatMap((split) => [
    readTitle(split.title, split.versionTitle, artists),
    ...artistAndTitleIn(split.title).map(({ artist, title }) =>
      readTitle(title, split.versionTitle, byWhom(artist)),
    ),
    // `Mara Lind - Take 5`: what stands behind the dash may be the title.
    ...(split.versionTitle === null
      ? []
      : [{ title: foldText(split.versionTitle), version: "", artists: byWhom(split.title) }]),
  ]);
  const squashed = squash(foldText(withoutExtension(file.name)));
  return [...tagged, { from: "name", text: file.name, readings, squashed }];
}

/** The different values, those of full trust only where there are any. */
function valuesOf(file: MatchFile, field: TagField): readonly string[] {
  const readings = file.tags.filter(
    (tag) => tag.field === field && tag.carrier !== "file-name" && tag.value.trim() !== "",
  );
  const trusted = readings.filter((tag) => tag.trust === "carrier");
  const values = (trusted.length > 0 ? trusted : readings).map((tag) => tag.value.trim());
  return [...new Map(values.map((value) => [foldText(value), value])).values()];
}

/** Without credits and with every version apart, marked or not; a year alone tells two recordings apart as a version does. */
function readTitle(text: string, versionTitle: string | null, artists: ReadonlySet<string>): Reading {
  const { title, versions, featured, year, rest } = parseTitle(text);
  const stated = versions.filter(({ kinds }) => !kinds.every((kind) => kind === "explicit"));
  const isApart = year !== null && versions.every((version) => version.year === null);
  return {
    title: foldText([title, ...rest.map(({ words }) => words)].join(" ")),
    version: versionKey([
      ...stated.map(({ words }) => words),
      ...(isApart ? [String(year)] : []),
      ...(versionTitle === null ? [] : [versionTitle]),
    ]),
    // A featured artist alone does not say whose recording it is.
    artists: artists.size === 0 ? artists : new Set([...artists, ...finestNames(featured)]),
  };
}

/** `2011 Remaster` and `Remaster 2011` are one; so are `Acoustic` and `Acoustic Version`. */
function versionKey(stated: readonly string[]): string {
  const words = stated.flatMap((version) => foldText(version).split(" ")).filter((word) => word !== "");
  const telling = [...new Set(words)].filter((word) => word !== "version");
  return (telling.length > 0 ? telling : words).sort().join(" ");
}

function namesIn(text: string | null): ReadonlySet<string> {
  return new Set(artistNames(text));
}

function squash(folded: string): string {
  return folded.replaceAll(" ", "");
}
