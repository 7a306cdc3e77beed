/** The plan that the suite writes, and the writer it writes with. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AudioProbe, EmbedOutcome, TagPlan, TagWriter } from "@deadwax/catalog";
import { createAudioProbe, createTagWriter, type TagFileSystem } from "@deadwax/audio";
import type { CommonTags } from "../fixtures/fixture.ts";

export const probe: AudioProbe = createAudioProbe();

export const NEW_TAGS = {
  isrc: ["AA6Q72600123"],
  title: ["Nächtliche Fahrt 夜"],
  artists: ["Änne", "Bo Bó"],
  release: ["Neue Platte"],
  trackNumber: ["4"],
  date: ["2026-03-05"],
  copyright: ["2026 New Owner"],
  label: ["New Label"],
  version: ["Live in Bern"],
} as const satisfies CommonTags;

export const PLAN: TagPlan = planOf(NEW_TAGS);

function planOf(tags: CommonTags): TagPlan {
  const first = (values: readonly string[]): string => values[0] ?? "";
  return {
    isrc: first(tags.isrc),
    title: first(tags.title),
    versionTitle: first(tags.version),
    artists: tags.artists,
    release: first(tags.release),
    trackNumber: first(tags.trackNumber),
    label: first(tags.label),
    copyright: first(tags.copyright),
    date: first(tags.date),
  };
}

export function writerOn(fileSystem?: TagFileSystem): TagWriter {
  const measure = (path: string): ReturnType<AudioProbe["probe"]> => probe.probe(path, "identity");
  return createTagWriter(fileSystem === undefined ? { measure } : { measure, fileSystem });
}

/** Writes the plan into the file itself, over another code. */
export function tagInPlace(
  path: string,
  plan: TagPlan = PLAN,
  fileSystem?: TagFileSystem,
): Promise<EmbedOutcome> {
  return writerOn(fileSystem).embed({ source: path, target: "in-place", plan, replaceCode: true });
}

/** SHA-256 of a whole file. */
export function digestOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
