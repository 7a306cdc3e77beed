/** In which order sounds are taken as known: what others were made from comes before what was made from it. */
import { brokenBy, isLossless, usualRate, weighFiles } from "./choose-final.ts";
import { byName } from "./connected.ts";
import type { RescueFile } from "./rescue-input.ts";
import { claimsOfSound, durationsOf, type Sound } from "./sounds.ts";
import { versionHints } from "./version-hints.ts";

/** Without a version in name or tags first, then what lies there most often, lossless, long, and called final. Stems last. */
export function byOriginality(sounds: readonly Sound[]): readonly Sound[] {
  const rate = usualRate(sounds.flatMap(({ files }) => files));
  const isUsualRate = (file: RescueFile | undefined): boolean =>
    rate === null || file === undefined || file.facts.sampleRate === rate;
  const ranked = sounds.map((sound) => {
    const claims = claimsOfSound(sound);
    const [best] = weighFiles(sound.files);
    const [first] = sound.files;
    return {
      sound,
      ranks: [
        claims.role === "stem" ? 1 : 0,
        sound.files.every(({ facts }) => brokenBy(facts) !== undefined) ? 1 : 0,
        claims.versionTypes.length > 0 || sound.files.some((file) => versionHints(file).length > 0) ? 1 : 0,
        first !== undefined && isLossless(first.facts) ? 0 : 1,
        -sound.files.length,
        -Math.round(sounding(first) / 2000),
        // Silence was put around it for somebody.
        Math.round(((first?.facts.durationMs ?? 0) - sounding(first)) / 1000),
        isUsualRate(first) ? 0 : 1,
        // What was turned down was made from something here; an encoder moves a peak by less.
        -Math.round(first?.facts.sound?.samplePeakDbfs ?? 0),
        -(best?.points ?? 0),
      ],
    };
  });
  return ranked
    .sort((one, other) => {
      const at = one.ranks.findIndex((rank, index) => rank !== other.ranks[index]);
      const difference = (one.ranks[at] ?? 0) - (other.ranks[at] ?? 0);
      return difference === 0 ? byName(one.sound.id, other.sound.id) : difference;
    })
    .map(({ sound }) => sound);
}

/** Milliseconds, without silence around it. */
function sounding(file: RescueFile | undefined): number {
  const known = file === undefined ? [] : durationsOf(file);
  return known.length === 0 ? 0 : Math.min(...known);
}
