/**
 * What an MP3 file is to consist of so that its tags say what a plan says. The ID3v2 tag in front gets the whole plan.
 * Other tags that the file has, a second ID3v2 tag, APE and ID3v1, are kept in step: what they hold and the plan changes
 * is changed there too, and nothing is added to them. A file without an ID3v2 tag in front gets one of version 2.3: every
 * reader we know sees all of it, while of 2.4 some show only the first of several artists.
 */
import { CatalogError, type TagPlan } from "@deadwax/catalog";
import type { Issue } from "@deadwax/identifiers";
import { applyPlan, createId3Tag, writeId3 } from "../id3/index.ts";
import type { Piece } from "../pieces/index.ts";
import type { StatedPlace } from "../tagging/index.ts";
import { joinParts, type PlannedPart } from "./join-parts.ts";
import type { Mp3TagMap, Mp3Part } from "./mp3-map.ts";
import { planApe, planId3v1, planId3v2, type TagEdit } from "./tag-edits.ts";

export interface Mp3Write {
  /** The written file, one behind the other: bytes of the old file, and new ones. */
  readonly pieces: readonly Piece[];
  /** Bytes of the written file. */
  readonly size: number;
  /** Whether every old piece stays where it is, so that only new ones need to be written. */
  readonly isInPlace: boolean;
  /** False when the file already says all of it; then there is one piece, the old file. */
  readonly isChanged: boolean;
  /** What the ID3v2 tag in front now says. */
  readonly stated: readonly StatedPlace[];
  /** What could not be said in a tag that the file has. */
  readonly issues: readonly Issue[];
}

/**
 * Plans a write; nothing is read or written. The values of the plan have been checked before (no NUL, no half characters).
 * @throws CatalogError AUDIO_TAG_DAMAGED: a tag that cannot be read, over which a write would lose what is in it.
 * @throws CatalogError AUDIO_TAG_LAYOUT_UNSAFE: a tag too large to be held, or an ID3v2 tag in front that is not whole.
 */
export function planMp3Write(map: Mp3TagMap, plan: TagPlan): Mp3Write {
  refuseBrokenFront(map);
  const main = mainTag(map);
  const planned: PlannedPart[] = [];
  const issues: Issue[] = [];
  let stated: readonly StatedPlace[] = [];
  if (main === undefined) {
    const result = applyPlan(createId3Tag(), plan);
    ({ stated } = result);
    if (stated.length > 0) planned.push({ part: null, bytes: writeId3(result.tag) });
  }
  for (const [index, part] of map.parts.entries()) {
    const edit = editOf(map, { part, index, isMain: part === main }, plan);
    if (part === main && edit !== null) stated = edit.stated;
    issues.push(...(edit?.issues ?? []));
    // Zeros that the tag before has grown into are part of it now.
    if (planned.at(-1)?.swallows === part) continue;
    const swallows = edit !== null && edit.usesZeros ? map.parts[index + 1] : undefined;
    planned.push({ part, bytes: edit?.bytes ?? null, ...(swallows !== undefined && { swallows }) });
  }
  return { ...joinParts(planned, map.size), stated, issues };
}

/** The first ID3v2 tag in front of the audio: the one that readers believe. */
function mainTag({ parts }: Mp3TagMap): Mp3Part | undefined {
  const audio = parts.findIndex(({ kind }) => kind === "frames" || kind === "info-frame" || kind === "junk");
  return parts.slice(0, audio).find(({ kind }) => kind === "id3v2");
}

function refuseBrokenFront({ parts, name, firstBytes }: Mp3TagMap): void {
  const isTag = parts[0]?.kind === "id3v2";
  if (isTag || Buffer.from(firstBytes).toString("latin1", 0, 3) !== "ID3") return;
  const problem = "it begins with an ID3v2 tag that claims to be longer than the file, or has no valid size";
  throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: name, problem });
}

interface Place {
  readonly part: Mp3Part;
  readonly index: number;
  readonly isMain: boolean;
}

function editOf(map: Mp3TagMap, { part, index, isMain }: Place, plan: TagPlan): TagEdit | null {
  const { name, parts } = map;
  if (part.kind === "id3v2") {
    const next = parts[index + 1];
    const zeros = next?.kind === "zeros" ? next.size : 0;
    return planId3v2(
      { content: contentOf(map, part), path: name, zeros, scope: isMain ? "all" : "held" },
      plan,
    );
  }
  if (part.kind === "ape") return planApe({ content: contentOf(map, part), path: name }, plan);
  if (part.kind === "id3v1") {
    const before = parts[index - 1];
    const enhanced = before?.kind === "id3v1-enhanced" ? contentOf(map, before) : undefined;
    return planId3v1({ content: contentOf(map, part), enhanced }, plan, "plain");
  }
  const behind = parts[index + 1];
  if (part.kind !== "id3v1-enhanced" || behind?.kind !== "id3v1") return null;
  return planId3v1({ content: contentOf(map, behind), enhanced: contentOf(map, part) }, plan, "enhanced");
}

function contentOf({ name }: Mp3TagMap, { content, kind, size }: Mp3Part): Uint8Array {
  if (content !== null) return content;
  const problem = `its ${kind} tag of ${size.toLocaleString("en-US")} bytes is too large to be held`;
  throw new CatalogError("AUDIO_TAG_LAYOUT_UNSAFE", { path: name, problem });
}
