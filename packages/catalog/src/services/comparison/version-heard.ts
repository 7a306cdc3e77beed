/** How a new recording differs from the one it was compared with, as far as sound and name tell. */
import type { Asset } from "../../domain/asset/asset.ts";
import { describeFile } from "../../domain/asset/describe-file.ts";
import type { Comparison, Relation } from "../../domain/comparison/index.ts";
import type { Recording } from "../../domain/recording/recording.ts";
import type { VersionType } from "../../domain/recording/version-type.ts";
import type { NewVersion } from "../asset/recording-from-assets.ts";

const MADE_BY: Partial<Record<Relation, VersionType | "part-removed" | "part-alone">> = {
  remaster: "remaster",
  edit: "edit",
  "clean-edit": "clean",
  "part-removed": "part-removed",
  "part-alone": "part-alone",
  "fold-down": "mono",
  "same-work": "re-recording",
};

/** What a Derivation says: what a person or the name calls it, else what was heard. */
export function howMade(
  types: readonly VersionType[],
  comparison: Pick<Comparison, "relation" | "facts"> | null,
): string {
  const [named] = types;
  if (named !== undefined) return named;
  if (comparison === null) return "alternative";
  const isSlower = comparison.facts.some(
    ({ kind, amount }) => /^(?:speed|tempo|pitch)$/u.test(kind) && (amount ?? 0) < 0,
  );
  const isPaced = ["speed", "tempo", "pitch"].includes(comparison.relation);
  if (isPaced) return isSlower ? "slowed" : "sped-up";
  return MADE_BY[comparison.relation] ?? "alternative";
}

/** The version as it was given, else as the file names it; nothing is made up. */
export function versionOf(asset: Asset, given: Omit<NewVersion, "reason">): Omit<NewVersion, "reason"> {
  const { versionTitle, versionTypes } = describeFile(asset.name, asset.tags);
  const isNamed = given.versionTitle !== undefined || versionTitle === null;
  return {
    ...(isNamed ? {} : { versionTitle }),
    ...(given.versionTypes !== undefined || versionTypes.length === 0 ? {} : { versionTypes }),
    ...given,
  };
}

/** A recording that stands for itself, as the file describes it. */
export function recordingAsNamed(
  asset: Asset,
  given: Omit<NewVersion, "reason">,
): Pick<Recording, "title" | "versionTitle" | "versionTypes" | "displayArtist"> {
  const { title, versionTitle, versionTypes, displayArtist } = describeFile(asset.name, asset.tags);
  return {
    title: given.title ?? title,
    versionTitle: given.versionTitle === undefined ? versionTitle : given.versionTitle,
    versionTypes: given.versionTypes ?? versionTypes,
    displayArtist,
  };
}
