/** Takes dates and artists off what files are called, where the folder and the sheets know the title without them. */
import { describeFile } from "../asset/describe-file.ts";
import { artistAndTitleIn, titleFromName } from "../asset/title-from-name.ts";
import { foldText } from "../text/fold-text.ts";
import { splitVersion, unmarkedVersions } from "../title/index.ts";
import type { RescueFile, RescueRow } from "./rescue-input.ts";

/** What sheets, tags and other names call pieces and artists; folded. */
export interface KnownNames {
  readonly titles: ReadonlySet<string>;
  readonly artists: ReadonlySet<string>;
  /** Of the sheets alone: somebody wrote them down with care. */
  readonly sheetTitles: ReadonlySet<string>;
}

export const NO_NAMES: KnownNames = { titles: new Set(), artists: new Set(), sheetTitles: new Set() };

/** What one file calls the recording in it. */
export interface ToldTitle {
  readonly title: string;
  /** 2: a tag says it. 1: its name tells something. 0: neither. */
  readonly weight: 0 | 1 | 2;
}

const DATE = /^(?:19|20)\d{2}[-_. ](?:0[1-9]|1[0-2])[-_. ](?:[0-2]\d|3[01])[\s_.-]+(?=\S)/u;

export function knownNames(files: readonly RescueFile[], rows: readonly RescueRow[]): KnownNames {
  const told = files.map((file) => toldTitle(file, NO_NAMES));
  const sheetTitles = new Set(
    rows.flatMap(({ title }) => (title === null ? [] : [foldText(splitVersion(title).title)])),
  );
  const titles = told
    .filter(({ title, weight }) => weight > 0 && artistAndTitleIn(title).length === 0)
    .map(({ title }) => foldText(title));
  const artists = [
    ...rows.flatMap(({ artist }) => artist ?? []),
    ...files.flatMap(({ facts }) => facts.tags.flatMap((tag) => (tag.field === "artist" ? tag.value : []))),
  ];
  return {
    titles: new Set([...sheetTitles, ...titles]),
    artists: new Set(artists.map((artist) => foldText(artist))),
    sheetTitles,
  };
}

export function toldTitle({ path, facts: { tags } }: RescueFile, known: KnownNames): ToldTitle {
  const name = path.split("/").at(-1) ?? path;
  const isTagged = tags.some(({ field, value }) => field === "title" && value.trim() !== "");
  const { title } = describeFile(name, tags);
  const plain = plainTitle(title, known);
  const isTelling = isTagged || titleFromName(name).isTelling;
  return { title: plain, weight: isTagged ? 2 : isTelling && !/^[([]/u.test(plain) ? 1 : 0 };
}

/** `2020-06-18 Drive`, `Mara Lind - Drive` and `Drive instrumental` are `Drive`. Never empty. */
export function plainTitle(title: string, { titles, artists, sheetTitles }: KnownNames): string {
  const undated = withoutVersions(title.replace(DATE, ""), sheetTitles);
  const split = artistAndTitleIn(undated).find(
    (one) => artists.has(foldText(one.artist)) || titles.has(foldText(one.title)),
  );
  return split?.title ?? undated;
}

/** Without what is surely typed behind it, unless a sheet has all of it for a title. */
function withoutVersions(title: string, sheetTitles: ReadonlySet<string>): string {
  if (sheetTitles.has(foldText(title))) return title;
  const version = unmarkedVersions(title).find(({ isLikely }) => isLikely);
  return version === undefined ? title : withoutVersions(version.rest, sheetTitles);
}
