import { RELATIONS, type Relation } from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";

/** What a title says of how a recording differs, nearer to the words than the version types of the catalog. */
export const VERSION_KINDS = [
  "radio-edit",
  "edit",
  "extended",
  "club-mix",
  "remix",
  "rework",
  "dub",
  "vip",
  "clean",
  "explicit",
  "instrumental",
  "karaoke",
  "minus-one",
  "a-cappella",
  "acoustic",
  "live",
  "session",
  "rehearsal",
  "demo",
  "alternate-take",
  "remaster",
  "re-recording",
  "cover",
  "medley",
  "dj-mix",
  "mono",
  "stereo",
  "immersive",
  "sped-up",
  "slowed",
  "localised",
  "reprise",
  "single-version",
  "album-version",
  "original",
  "bonus-track",
  "mix",
  "version",
] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export interface VersionMeaning {
  /** The version type of the catalog, or null where it has none. */
  readonly type: VersionType | null;
  readonly advisory: "explicit" | "clean" | null;
  /**
   * What may be heard between the known recording (A) and one of this kind (B); a relation that is not among them
   * contradicts the title. Null where the words promise nothing to the ear, so that a title without them is the same.
   */
  readonly relations: readonly Relation[] | null;
}

const SAME: readonly Relation[] = ["identical-file", "identical-audio", "format"];
const ANY_OTHER: readonly Relation[] = RELATIONS.filter((relation) => !SAME.includes(relation));
const PERFORMANCE: readonly Relation[] = ["same-work", "unrelated", "unsure", "overdub"];
const ARRANGED: readonly Relation[] = [...PERFORMANCE, "part-removed", "part-alone"];
const CUT: readonly Relation[] = ["edit", "clean-edit", "overdub", "unsure", "speed", "tempo"];
const PARTS: readonly Relation[] = ["part-removed", "part-alone", "same-work", "overdub", "unsure"];
const PACE: readonly Relation[] = ["speed", "tempo", "pitch", "unsure"];
const CENSORED: readonly Relation[] = [
  "clean-edit",
  "edit",
  "overdub",
  "part-removed",
  "unsure",
  "same-work",
];
const FOLDED: readonly Relation[] = ["fold-down", "remaster", "edit", "overdub", "unsure", "same-work"];

function means(type: VersionType | null, relations: readonly Relation[] | null): VersionMeaning {
  return { type, advisory: null, relations };
}

/** The one table from words to the ear. Where a kind has a version type, both promise the same relations. */
export const VERSION_MEANINGS: Readonly<Record<VersionKind, VersionMeaning>> = {
  "radio-edit": means("radio-edit", CUT),
  edit: means("edit", CUT),
  extended: means("extended", CUT),
  "club-mix": means(null, ANY_OTHER),
  remix: means("remix", ANY_OTHER),
  rework: means(null, ANY_OTHER),
  dub: means(null, ANY_OTHER),
  vip: means(null, ANY_OTHER),
  clean: { type: "clean", advisory: "clean", relations: CENSORED },
  explicit: { type: null, advisory: "explicit", relations: null },
  instrumental: means("instrumental", PARTS),
  karaoke: means("karaoke", PARTS),
  "minus-one": means("minus-one", PARTS),
  "a-cappella": means("a-cappella", PARTS),
  acoustic: means("acoustic", ARRANGED),
  live: means("live", PERFORMANCE),
  session: means(null, PERFORMANCE),
  rehearsal: means(null, PERFORMANCE),
  demo: means("demo", ANY_OTHER),
  "alternate-take": means("alternative", ANY_OTHER),
  remaster: means("remaster", ANY_OTHER),
  "re-recording": means("re-recording", PERFORMANCE),
  cover: means(null, PERFORMANCE),
  medley: means("medley", ANY_OTHER),
  "dj-mix": means("dj-mix", ANY_OTHER),
  mono: means("mono", FOLDED),
  stereo: means(null, null),
  immersive: means("immersive", ANY_OTHER),
  "sped-up": means("sped-up", PACE),
  slowed: means("slowed", PACE),
  localised: means("localised", ARRANGED),
  reprise: means(null, ANY_OTHER),
  "single-version": means("edit", CUT),
  "album-version": means(null, null),
  original: means(null, null),
  "bonus-track": means(null, null),
  mix: means(null, ANY_OTHER),
  version: means(null, ANY_OTHER),
};

/** What may be heard of a version of these kinds; null where none of them promises anything. */
export function relationsOfKinds(kinds: readonly VersionKind[]): readonly Relation[] | null {
  const promised = kinds.flatMap((kind) => VERSION_MEANINGS[kind].relations ?? []);
  return promised.length === 0 ? null : [...new Set(promised)];
}
