/** Makes recordings, each with its code, in the order in which the label had them. */
import { seeded, type Seeded } from "../../ear/set/seeded.ts";
import { GUESTS, type Artist, type Tongue } from "./artists.ts";
import { codeSource } from "./codes.ts";
import type { Recording } from "./model.ts";
import { HARD_TITLES, titleSource } from "./titles.ts";
import type { VersionPlan } from "./versions.ts";

export interface Studio {
  readonly random: Seeded;
  record(artist: Artist, published: string, plan?: { title?: string; code?: "distributor" }): Recording;
  version(root: Recording, published: string, plan: VersionPlan): Recording;
}

export function createStudio(seed: number): Studio {
  const random = seeded("reconcile catalog", seed);
  const codes = codeSource(() => random.whole(1, 4));
  const sources = new Map<Tongue, () => string>();
  const hard = [...HARD_TITLES];
  const titleFor = (tongue: Tongue): string => {
    const source = sources.get(tongue) ?? titleSource(tongue, seeded("reconcile titles", tongue, seed));
    sources.set(tongue, source);
    const special = tongue === "english" && random.next() < 0.14 ? hard.shift() : undefined;
    return special ?? source();
  };
  return {
    random,
    record: (artist, published, plan = {}) => {
      const title = plan.title ?? titleFor(artist.tongue);
      const year = yearOf(published);
      return {
        isrc: codes.next(year, plan.code === "distributor"),
        title,
        oldTitle:
          random.next() < 0.2
            ? `${random.pick(["Jam", "Idea", "Loop", "Skizze"])} ${random.whole(2, 99)}`
            : null,
        ...{ version: null, versionTypes: [], root: null },
        credit: { mains: mainsOf(artist, random), featured: featuredOf(random) },
        durationMs: random.whole(128_000, 327_000),
        advisory: artist.isExplicit && random.next() < 0.7 ? "explicit" : "not-explicit",
        ...{ firstPublished: published, pYear: year, held: heldDate(published, random) },
        label: artist.label,
        pOwner: artist.isLicensing
          ? `${artist.name} under exclusive license to ${artist.label}`
          : artist.label,
      };
    },
    version: (root, published, { title, types, pace, advisory }) => ({
      ...root,
      ...{ root, version: title, versionTypes: types, oldTitle: null, held: {} },
      isrc: codes.next(yearOf(published)),
      durationMs: Math.round(root.durationMs * pace) + (pace === 1 ? random.whole(-400, 400) : 0),
      advisory: advisory ?? root.advisory,
      ...{ firstPublished: published, pYear: yearOf(published) },
    }),
  };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function mainsOf(artist: Artist, random: Seeded): readonly string[] {
  return random.next() < 0.06 ? [artist.name, random.pick(["Orla Finch", "Tomas Brandt"])] : [artist.name];
}

function featuredOf(random: Seeded): readonly string[] {
  const chance = random.next();
  if (chance > 0.24) return [];
  return random.shuffle(GUESTS).slice(0, chance < 0.04 ? 2 : 1);
}

/** Some dates are known to the month or the year only. */
function heldDate(published: string, random: Seeded): Recording["held"] {
  const chance = random.next();
  if (chance > 0.08) return {};
  return { firstPublished: published.slice(0, chance < 0.04 ? 4 : 7) };
}
