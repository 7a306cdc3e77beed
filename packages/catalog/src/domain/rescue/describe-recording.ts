/** What a recording is called: by a sheet, by tags, by names, and where nobody says a version, by what was heard. */
import { VERSION_WORDS } from "../../messages/comparison-sentences.ts";
import { describeFile } from "../asset/describe-file.ts";
import type { Relation, SoundFact } from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";
import { isOriginal, isVersionPhrase, versionTypesIn } from "../title/version-field.ts";
import { foldText } from "../text/fold-text.ts";
import { byName } from "./connected.ts";
import { NO_NAMES, toldTitle, type KnownNames } from "./plain-title.ts";
import type { RescueFile } from "./rescue-input.ts";
import type { HeardFrom } from "./rescue.ts";
import { versionHints } from "./version-hints.ts";

export interface Described {
  readonly title: string;
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  readonly isClaimed: boolean;
  readonly artist: string | null;
  /** Whether a tag says the title; otherwise it is read out of a name. */
  readonly isTagged: boolean;
}

/** What files say of themselves, as most of those say it that tell anything. */
export function describeFiles(files: readonly RescueFile[], known: KnownNames = NO_NAMES): Described {
  const told = files.map((file) => {
    const name = file.path.split("/").at(-1) ?? file.path;
    const { versionTitle: said, versionTypes, displayArtist } = describeFile(name, file.facts.tags);
    const versionTitle = said !== null && isOriginal(said) ? null : said;
    const types = [...new Set([...versionTypes, ...versionHints(file, known.sheetTitles)])];
    return { ...toldTitle(file, known), versionTitle, types, displayArtist };
  });
  const title = mostFrequent(told.map(({ title: text, weight }) => ({ text, weight }))) ?? "Untitled";
  const artist = mostFrequent(
    told.flatMap((one) => (one.displayArtist === null ? [] : [{ text: one.displayArtist, weight: 1 }])),
  );
  const isTagged = told.some(({ weight }) => weight === 2);
  const believed = believedTypes(told);
  const versionTitle = mostFrequent(
    told.flatMap((one) =>
      one.versionTitle !== null && isBelieved(one, told, believed)
        ? [{ text: one.versionTitle, weight: 1 }]
        : [],
    ),
  );
  const shared = { title, artist, isTagged };
  if (versionTitle !== null) return { ...shared, versionTitle, versionTypes: believed, isClaimed: true };
  // `live at the Blue Room` is no title: all of it names the version.
  const isPhrase =
    !isTagged && versionTypesIn(title.split(" ")[0] ?? "").length > 0 && isVersionPhrase(title);
  const words = isPhrase ? title : believed.map((type) => VERSION_WORDS[type]).join(", ");
  return {
    ...shared,
    versionTitle: words === "" ? null : capital(words),
    versionTypes: believed,
    isClaimed: words !== "",
  };
}

interface Told {
  readonly weight: number;
  readonly versionTitle: string | null;
  readonly types: readonly VersionType[];
}

/** Files that tell nothing have no vote. */
function voters(told: readonly Told[]): readonly Told[] {
  return told.filter(
    ({ weight, types, versionTitle }) => weight > 0 || types.length > 0 || versionTitle !== null,
  );
}

/**
 * Versions that half of the files name at least. Mono names the form of a file as well: beside files that are heard to be
 * the same and do not say it, it names nothing else.
 */
function believedTypes(told: readonly Told[]): readonly VersionType[] {
  const asked = voters(told);
  return [...new Set(asked.flatMap(({ types }) => types))].filter((type) => {
    const count = asked.filter(({ types }) => types.includes(type)).length;
    return type === "mono" ? count === asked.length : 2 * count >= asked.length;
  });
}

/** `Dub Mix` is of no type that we know: then half of the files have to say so. */
function isBelieved(one: Told, told: readonly Told[], believed: readonly VersionType[]): boolean {
  if (one.types.length > 0) return one.types.every((type) => believed.includes(type));
  const asked = voters(told);
  return 2 * asked.filter(({ versionTitle }) => versionTitle !== null).length >= asked.length;
}

/** The title of its family, where it has none but that of a name, or another spelling: `MD clean v3` is `Midnight Drive`. */
export function titledAs(described: Described, family: string): Described {
  const isOwn = described.isTagged && foldText(described.title) !== foldText(family);
  return isOwn ? described : { ...described, title: family };
}

/** The same with what was heard where nobody says a version. */
export function withHeardVersion(described: Described, from: HeardFrom | null): Described {
  if (from === null || described.versionTitle !== null) return described;
  const { relation, facts } = from.comparison;
  const words = HEARD[relation];
  return { ...described, versionTitle: words === undefined ? null : words(facts, from.isReversed) };
}

const isLess = (facts: readonly SoundFact[], kind: SoundFact["kind"]): boolean =>
  facts.some((fact) => fact.kind === kind && (fact.amount ?? 0) < 0);
const paced =
  (kind: SoundFact["kind"], more: string, less: string) =>
  (facts: readonly SoundFact[], isReversed: boolean): string =>
    isLess(facts, kind) === isReversed ? more : less;

/** Words for a version that nobody named. */
const HEARD: Partial<Record<Relation, (facts: readonly SoundFact[], isReversed: boolean) => string>> = {
  remaster: () => "Another master",
  edit: () => "Another edit",
  "clean-edit": () => "With passages muted or exchanged",
  "part-removed": (_, isReversed) => (isReversed ? "With another part" : "Without one of its parts"),
  "part-alone": (_, isReversed) => (isReversed ? "With more parts" : "One part alone"),
  speed: paced("speed", "Faster", "Slower"),
  tempo: paced("tempo", "Faster, same pitch", "Slower, same pitch"),
  pitch: paced("pitch", "Higher", "Lower"),
  overdub: (_, isReversed) =>
    isReversed ? "With something less or exchanged" : "With something added or exchanged",
  "fold-down": (_, isReversed) => (isReversed ? "With more channels" : "Mixed to fewer channels"),
  "same-work": () => "Another performance",
  unsure: () => "Not sure what",
};

/** The version types that the sound alone may be called by. */
export function heardVersionTypes(from: HeardFrom | null): readonly VersionType[] {
  if (from === null || from.isReversed) return [];
  const { relation, facts, duration } = from.comparison;
  switch (relation) {
    case "clean-edit":
      return ["clean"];
    case "speed":
      return isLess(facts, "speed") ? ["slowed"] : ["sped-up"];
    case "part-removed":
      return ["instrumental", "karaoke", "minus-one"];
    case "part-alone":
      return ["a-cappella"];
    case "remaster":
      return ["remaster"];
    case "fold-down":
      return ["mono"];
    case "edit":
      return duration.b > duration.a ? ["extended"] : ["radio-edit", "edit"];
    default:
      return [];
  }
}

export interface Weighed {
  readonly text: string;
  readonly weight: number;
}

export function mostFrequent(texts: readonly Weighed[]): string | null {
  const groups = [...Map.groupBy(texts, ({ text }) => foldText(text)).values()].map((same) => ({
    text: same.map(({ text }) => text).sort(byName)[0] ?? "",
    weight: same.reduce((sum, { weight }) => sum + weight, 0),
  }));
  const [best] = groups.sort((one, other) => other.weight - one.weight || byName(one.text, other.text));
  return best?.text ?? null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
