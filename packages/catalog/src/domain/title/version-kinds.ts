import type { Relation } from "../comparison/index.ts";
import type { VersionType } from "../recording/version-type.ts";
import { CLAIMED_RELATIONS } from "../rule-set/claimed-relations.ts";

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

/** What the rule sets let a version of this type be. */
function means(type: VersionType): VersionMeaning {
  return { type, advisory: null, relations: CLAIMED_RELATIONS[type] };
}

/** No version type of its own, and to the ear what may be heard of that one. */
function soundsAs(type: VersionType): VersionMeaning {
  return { ...means(type), type: null };
}

const PROMISES_NOTHING: VersionMeaning = { type: null, advisory: null, relations: null };

/** From words to the version types of the catalog and to the ear. */
export const VERSION_MEANINGS: Readonly<Record<VersionKind, VersionMeaning>> = {
  "radio-edit": means("radio-edit"),
  edit: means("edit"),
  extended: means("extended"),
  "club-mix": soundsAs("remix"),
  remix: means("remix"),
  rework: soundsAs("remix"),
  dub: soundsAs("remix"),
  vip: soundsAs("remix"),
  clean: { ...means("clean"), advisory: "clean" },
  explicit: { ...PROMISES_NOTHING, advisory: "explicit" },
  instrumental: means("instrumental"),
  karaoke: means("karaoke"),
  "minus-one": means("minus-one"),
  "a-cappella": means("a-cappella"),
  acoustic: means("acoustic"),
  live: means("live"),
  session: soundsAs("live"),
  rehearsal: soundsAs("live"),
  demo: means("demo"),
  "alternate-take": means("alternative"),
  remaster: means("remaster"),
  "re-recording": means("re-recording"),
  cover: soundsAs("live"),
  medley: means("medley"),
  "dj-mix": means("dj-mix"),
  mono: means("mono"),
  stereo: PROMISES_NOTHING,
  immersive: means("immersive"),
  "sped-up": means("sped-up"),
  slowed: means("slowed"),
  localised: means("localised"),
  reprise: soundsAs("remix"),
  "single-version": means("edit"),
  "album-version": PROMISES_NOTHING,
  original: PROMISES_NOTHING,
  "bonus-track": PROMISES_NOTHING,
  mix: soundsAs("remix"),
  version: soundsAs("remix"),
};

/** What may be heard of a version of these kinds; null where none of them promises anything. */
export function relationsOfKinds(kinds: readonly VersionKind[]): readonly Relation[] | null {
  const promised = kinds.flatMap((kind) => VERSION_MEANINGS[kind].relations ?? []);
  return promised.length === 0 ? null : [...new Set(promised)];
}
