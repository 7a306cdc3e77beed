import type { Asset } from "./asset.ts";

/** Names the audio of an asset: its audio hash, or the hash of the whole file where the format is not heard yet. */
export function audioKey(asset: Pick<Asset, "audioHash" | "sha256">): string {
  return asset.audioHash ?? `sha256:${asset.sha256}`;
}
