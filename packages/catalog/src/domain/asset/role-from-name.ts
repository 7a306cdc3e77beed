import type { AssetRole } from "./asset.ts";

const STEM_FOLDER = /^(?:.*[\s_-])?(?:stems?|multi-?tracks?)(?:[\s_-].*)?$/iu;
const STEM_NAME = /(?:^|[\s_.([-])stems?(?=$|[\s_.)\]-])/iu;
const SIDE_NAME = /(?:^|[\s_.([-])side[\s_-]?[a-h1-8](?=$|[\s_.)\]-])/iu;
const CARRIER_NAME =
  /(?:^|[^a-z])(?:vinyl|lacquer|lp|12"|7"|12 ?inch|7 ?inch|cassette|tape|mc)(?:$|[^a-z])/iu;
/** A single side of the shortest disc that is cut from one file. */
const LONG_SIDE_MS = 8 * 60_000;

/**
 * The role a name claims, or undefined: folders named stems, names that say stem, and names of a side whose carrier
 * is named, too, or that is longer than a recording usually is (`Side A` alone may be a title).
 */
export function roleFromName(
  path: readonly string[],
  durationMs: number | null,
): Extract<AssetRole, "stem" | "side"> | undefined {
  const name = path.at(-1) ?? "";
  const stem = name.replace(/\.[^.]+$/u, "");
  if (STEM_NAME.test(stem) || path.slice(0, -1).some((folder) => STEM_FOLDER.test(folder))) return "stem";
  if (!SIDE_NAME.test(stem)) return undefined;
  const isCarrier = CARRIER_NAME.test(path.slice(-2).join(" "));
  return isCarrier || (durationMs ?? 0) >= LONG_SIDE_MS ? "side" : undefined;
}
