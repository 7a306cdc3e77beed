/** The versions that singles carry. */
import type { Seeded } from "../../ear/set/seeded.ts";
import { REMIXERS } from "./artists.ts";
import type { Advisory } from "./model.ts";

export interface VersionPlan {
  readonly title: string;
  readonly types: readonly string[];
  /** How much longer than its root, as a factor. */
  readonly pace: number;
  /** Another advisory than the root's. */
  readonly advisory?: Advisory;
}

const VERSIONS: readonly VersionPlan[] = [
  { title: "Radio Edit", types: ["radio-edit"], pace: 0.84 },
  { title: "Extended Mix", types: ["extended"], pace: 1.45 },
  { title: "Instrumental", types: ["instrumental"], pace: 1, advisory: "not-explicit" },
  { title: "Sped Up", types: ["sped-up"], pace: 0.8 },
  { title: "Slowed + Reverb", types: ["slowed"], pace: 1.2 },
  { title: "Acoustic", types: ["acoustic"], pace: 1.06 },
  ...REMIXERS.map((name) => ({ title: `${name} Remix`, types: ["remix"], pace: 1.13 })),
];
const CLEAN: VersionPlan = { title: "Clean", types: ["clean"], pace: 1, advisory: "clean" };

/** Titles that a version can be taken for. */
export const VERSION_TITLES: readonly string[] = VERSIONS.map(({ title }) => title);

/** One or two versions; of an explicit recording the clean one is always there. */
export function versionsOfSingle(random: Seeded, isExplicit: boolean): readonly VersionPlan[] {
  const others = random.shuffle(VERSIONS).slice(0, random.whole(1, 2));
  return isExplicit ? [CLEAN, ...others.slice(0, 1)] : others;
}
