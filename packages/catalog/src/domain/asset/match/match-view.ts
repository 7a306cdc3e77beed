/** Recordings and files in the form in which they are compared. */
import { splitVersion } from "../../recording/split-version.ts";
import { foldText } from "../../text/fold-text.ts";
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
  const readings = [named, titleWithNotes(file.name)].flatMap((split) => [
    readTitle(split.title, split.versionTitle, artists),
    ...artistAndTitleIn(split.title).map(({ artist, title }) =>
      readTitle(title, split.versionTitle, artists.size > 0 ? artists : namesIn(artist)),
    ),
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

const FEATURED =
  /\s*(?:[([]\s*(?:feat\.?|ft\.?|featuring|with)\s+([^()[\]]{1,200})[)\]]|\s(?:feat\.?|ft\.?|featuring)\s+([^()[\]]{1,200})$)/iu;

function readTitle(text: string, versionTitle: string | null, artists: ReadonlySet<string>): Reading {
  const split = splitVersion(text);
  const featured = FEATURED.exec(split.title);
  const names = namesIn(featured?.[1] ?? featured?.[2] ?? null);
  const title = featured === null ? split.title : split.title.replace(featured[0], " ");
  const stated = [split.versionTitle, versionTitle].filter((version) => version !== null);
  return {
    title: foldText(title),
    version: versionKey(stated),
    // A featured artist alone does not say whose recording it is.
    artists: artists.size === 0 ? artists : new Set([...artists, ...names]),
  };
}

/** `2011 Remaster` and `Remaster 2011` are one; so are `Acoustic` and `Acoustic Version`. */
function versionKey(stated: readonly string[]): string {
  const words = stated.flatMap((version) => foldText(version).split(" ")).filter((word) => word !== "");
  const telling = [...new Set(words)].filter((word) => word !== "version");
  return (telling.length > 0 ? telling : words).sort().join(" ");
}

const JOIN_WORDS = /\s*(?:[,;/&+]|\b(?:feat\.?|ft\.?|featuring|and|vs\.?|with|x)(?=\s))\s*/iu;

function namesIn(text: string | null): ReadonlySet<string> {
  if (text === null) return new Set();
  return new Set(
    text
      .split(JOIN_WORDS)
      .map((name) => foldText(name))
      .filter((name) => name !== ""),
  );
}

function squash(folded: string): string {
  return folded.replaceAll(" ", "");
}
