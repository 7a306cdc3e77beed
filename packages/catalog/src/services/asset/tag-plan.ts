import { formatIsrc } from "@deadwax/identifiers";
import { CONTRIBUTOR_FIELDS, type ContributorField, type TagField } from "../../domain/asset/audio-facts.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import { CatalogError } from "../../errors/index.ts";
import type { TagPlan } from "../../ports/audio.ts";
import type { StoreReader } from "../../ports/store.ts";
import { othersWith } from "../code/enter-code.ts";

/**
 * What a file of the recording should say. Fields the catalog knows nothing of are left alone. Throws EMBED_NO_CODE and
 * EMBED_CODE_CONFLICT: a file is the last place where a doubtful code should go.
 */
export async function tagPlanFor(
  reader: StoreReader,
  recording: Recording,
): Promise<TagPlan & { readonly isrc: string }> {
  const [code] = await reader.find("recordingCode", { recordingId: recording.id, status: "preferred" });
  if (code === undefined) throw new CatalogError("EMBED_NO_CODE", { recording: recordingName(recording) });
  const [other] = await othersWith(reader, code.isrc, recording.id);
  if (other !== undefined) {
    throw new CatalogError("EMBED_CODE_CONFLICT", {
      recording: recordingName(recording),
      isrc: formatIsrc(code.isrc),
      other: recordingName(other),
    });
  }
  return { isrc: code.isrc, ...(await descriptionFor(reader, recording)) };
}

/** What of a plan can be chosen, and which of its fields that is. */
const PARTS = {
  code: ["isrc"],
  title: ["title", "versionTitle"],
  artists: ["artists"],
  release: ["release", "trackNumber"],
  label: ["label"],
  lines: ["copyright", "phonogramCopyright"],
  contributors: ["contributors"],
} as const satisfies Readonly<Record<string, readonly (keyof TagPlan)[]>>;

export type TagPart = keyof typeof PARTS;
export const TAG_PARTS = Object.keys(PARTS) as readonly TagPart[];

/** The chosen parts of a plan. */
export function choosePart(plan: TagPlan, parts: readonly TagPart[]): TagPlan {
  const chosen = new Set<string>(parts.flatMap((part) => PARTS[part]));
  return Object.fromEntries(Object.entries(plan).filter(([field]) => chosen.has(field)));
}

/** The same without the code. */
export async function descriptionFor(
  reader: StoreReader,
  recording: Recording,
): Promise<Omit<TagPlan, "isrc">> {
  const { title, versionTitle, displayArtist, label, cLine, pLine } = recording;
  const tracks = await reader.find("track", { recordingId: recording.id });
  const [track] = tracks;
  // On several releases there is no one release and number to write.
  const isOnOne = track !== undefined && tracks.every(({ releaseId }) => releaseId === track.releaseId);
  const release = isOnOne ? await reader.get("release", track.releaseId) : undefined;
  const isOneTrack = release !== undefined && tracks.length === 1;
  const shownLabel = label ?? release?.label ?? null;
  return {
    title,
    ...(versionTitle === null ? {} : { versionTitle }),
    ...(displayArtist === null ? {} : { artists: [displayArtist] }),
    ...(release === undefined ? {} : { release: release.title }),
    ...(isOneTrack && track !== undefined ? { trackNumber: String(track.position) } : {}),
    ...(shownLabel === null ? {} : { label: shownLabel }),
    ...(cLine === null ? {} : { copyright: cLine }),
    ...(pLine === null ? {} : { phonogramCopyright: pLine }),
    ...(await contributorsOf(reader, recording)),
  };
}

/** The words of the field for roles that tags have a place for. */
const ROLES: Readonly<Record<ContributorField, readonly string[]>> = {
  composer: ["composer", "songwriter", "writer", "composer lyricist", "music"],
  lyricist: ["lyricist", "songwriter", "author", "composer lyricist", "lyrics"],
  arranger: ["arranger"],
  conductor: ["conductor"],
  producer: ["producer", "co-producer"],
  engineer: ["engineer", "recording engineer"],
  mixer: ["mixer", "mixing engineer", "mix engineer"],
  remixer: ["remixer"],
};

/** Who is credited on the recording and on the works it is of, in that order, each name once a role. */
async function contributorsOf(
  reader: StoreReader,
  { id }: Recording,
): Promise<Pick<TagPlan, "contributors">> {
  const works = await reader.find("recordingWork", { recordingId: id });
  const subjects = [id, ...works.map(({ workId }) => workId)];
  const credits = await reader.find("credit", { subjectId: subjects });
  if (credits.length === 0) return {};
  const parties = await reader.find("party", { id: [...new Set(credits.map(({ partyId }) => partyId))] });
  const names = new Map(parties.map((party) => [party.id, party.name]));
  const ordered = credits.toSorted((left, right) => left.position - right.position);
  const contributors = CONTRIBUTOR_FIELDS.flatMap((field): [ContributorField, readonly string[]][] => {
    const credited = ordered.filter(({ role }) => ROLES[field].includes(role));
    const named = credited.flatMap(({ partyId }) => names.get(partyId) ?? []);
    return named.length === 0 ? [] : [[field, [...new Set(named)]]];
  });
  return contributors.length === 0 ? {} : { contributors: Object.fromEntries(contributors) };
}

/** The plan as one text for each field, to compare with what stands in a file. */
export function plannedFields(
  plan: TagPlan,
): readonly { readonly field: TagField; readonly wanted: string }[] {
  const { artists, contributors = {}, ...texts } = plan;
  const fields = Object.entries(texts).map(([field, wanted]) => ({ field: field as TagField, wanted }));
  const named = CONTRIBUTOR_FIELDS.flatMap((field) => {
    const names = contributors[field];
    return names === undefined ? [] : [{ field, wanted: names.join(", ") }];
  });
  const credited = artists === undefined ? [] : [{ field: "artist" as const, wanted: artists.join(", ") }];
  return [...fields, ...credited, ...named];
}
