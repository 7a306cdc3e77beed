/** What a recording is called: by a sheet, by tags, by names, and where nobody says a version, by what was heard. */
import { VERSION_WORDS } from "../../messages/comparison-sentences.ts";
import { describeFile } from "../asset/describe-file.ts";
import { titleFromName } from "../asset/title-from-name.ts";
import type { Relation, SoundFact } from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";
import { isVersionPhrase, versionTypesIn } from "../recording/version-words.ts";
import { foldText } from "../text/fold-text.ts";
import { byName } from "./connected.ts";
import { looseVersionTypes } from "./name-hints.ts";
import type { RescueFile } from "./rescue-input.ts";
import type { HeardFrom } from "./rescue.ts";

export interface Described {
  readonly title: string;
  readonly versionTitle: string | null;
  readonly versionTypes: readonly VersionType[];
  readonly isClaimed: boolean;
  readonly artist: string | null;
  /** Whether a tag says the title; otherwise it is read out of a name. */
  readonly isTagged: boolean;
}

/** What files say of themselves. */
export function describeFiles(files: readonly RescueFile[]): Described {
  const told = files.map(({ path, facts }) => {
    const name = path.split("/").at(-1) ?? path;
    const isTagged = facts.tags.some(({ field, value }) => field === "title" && value.trim() !== "");
    return {
      ...describeFile(name, facts.tags),
      weight: isTagged ? 2 : titleFromName(name).isTelling ? 1 : 0,
      path,
    };
  });
  const title = mostFrequent(told.map(({ title: text, weight }) => ({ text, weight }))) ?? "Untitled";
  const versionTitle = mostFrequent(
    told.flatMap((one) => (one.versionTitle === null ? [] : [{ text: one.versionTitle, weight: 1 }])),
  );
  const artist = mostFrequent(
    told.flatMap((one) => (one.displayArtist === null ? [] : [{ text: one.displayArtist, weight: 1 }])),
  );
  const isTagged = told.some(({ weight }) => weight === 2);
  const typed = told.find((one) => one.versionTypes.length > 0)?.versionTypes ?? [];
  if (versionTitle !== null)
    return { title, versionTitle, versionTypes: typed, isClaimed: true, artist, isTagged };
  const loose = [...new Set(files.flatMap(({ path }) => looseVersionTypes(path)))];
  // `live at the Blue Room` is no title: all of it names the version.
  const isPhrase =
    !isTagged && versionTypesIn(title.split(" ")[0] ?? "").length > 0 && isVersionPhrase(title);
  const words = isPhrase ? title : loose.map((type) => VERSION_WORDS[type]).join(", ");
  return {
    title,
    versionTitle: words === "" ? null : capital(words),
    versionTypes: loose,
    isClaimed: words !== "",
    artist,
    isTagged,
  };
}

/** The title of its family, where it has none but that of a name: `MD clean v3` is a version of `Midnight Drive`. */
export function titledAs(described: Described, family: string): Described {
  return described.isTagged ? described : { ...described, title: family };
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

interface Weighed {
  readonly text: string;
  readonly weight: number;
}

function mostFrequent(texts: readonly Weighed[]): string | null {
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
