import type { Issue } from "@deadwax/identifiers";
import { splitVersion, type SplitTitle } from "../title/split-version.ts";
import { versionTypesIn } from "../title/version-field.ts";
import { foldText } from "../text/fold-text.ts";
import type { TagField, TagReading } from "./audio-facts.ts";
import { titleFromName } from "./title-from-name.ts";

/** What a file says of the recording in it: a proposal for a person to correct. */
export interface FileDescription extends SplitTitle {
  readonly displayArtist: string | null;
  /** Where places in the file contradict each other: then none of them is believed. */
  readonly issues: readonly Issue[];
}

/** The tags where they agree, else the name. */
export function describeFile(name: string, tags: readonly TagReading[]): FileDescription {
  const title = agreed(tags, "title");
  const version = agreed(tags, "versionTitle");
  const artist = agreed(tags, "artist");
  const named = titleFromName(name);
  const split = title.value === null ? named : splitVersion(title.value);
  return {
    title: split.title,
    ...joinVersion(split, version.value),
    advisory: split.advisory ?? named.advisory,
    displayArtist: artist.value,
    issues: [...title.issues, ...version.issues, ...artist.issues],
  };
}

interface Agreed {
  readonly value: string | null;
  readonly issues: readonly Issue[];
}

/** One value, when every place that states the field states it. */
function agreed(tags: readonly TagReading[], field: TagField): Agreed {
  const stated = tags.filter((tag) => tag.field === field && tag.value.trim() !== "");
  const trusted = stated.filter((tag) => tag.trust === "carrier");
  const believed = trusted.length > 0 ? trusted : stated;
  const texts = field === "artist" ? creditsIn(believed) : believed.map(({ value }) => value.trim());
  const different = [...new Map(texts.map((text) => [foldText(text), text])).values()];
  const [value = null] = different;
  if (different.length <= 1) return { value, issues: [] };
  const quoted = different.map((text) => `“${text.slice(0, 60)}”`).join(" and ");
  const issue: Issue = {
    code: "TAGS_DISAGREE",
    severity: "warning",
    path: ["tags", field],
    message: `The tags of the file say ${quoted}.`,
    hint: "Listen, then correct the tags with `deadwax embed`, or the recording with `deadwax set`.",
  };
  return { value: null, issues: [issue] };
}

/** Several artists in one place are one credit. */
function creditsIn(tags: readonly TagReading[]): readonly string[] {
  const places = Map.groupBy(tags, (tag) => tag.carrier);
  return [...places.values()].map((there) => there.map(({ value }) => value.trim()).join(", "));
}

function joinVersion(
  split: SplitTitle,
  tagged: string | null,
): Pick<SplitTitle, "versionTitle" | "versionTypes"> {
  if (tagged === null) return { versionTitle: split.versionTitle, versionTypes: split.versionTypes };
  const isSaid = split.versionTitle === null || foldText(split.versionTitle) === foldText(tagged);
  const versionTitle = isSaid ? tagged : `${split.versionTitle}, ${tagged}`;
  return { versionTitle, versionTypes: versionTypesIn(versionTitle) };
}
