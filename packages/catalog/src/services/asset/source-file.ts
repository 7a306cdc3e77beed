import type { Approval } from "../../domain/asset/approval.ts";
import type { Asset, Location } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { pathToOpen, pathToShow } from "../../domain/asset/kept-path.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { FileTree } from "../../ports/files.ts";
import type { StoreReader } from "../../ports/store.ts";

/** A file that is as the catalog last read it. */
export interface SourceFile {
  readonly asset: Asset;
  readonly path: string;
}

/** The assets that have the approved audio, the approved file first. Throws EMBED_OTHER_AUDIO for another one. */
export async function approvedAssets(
  reader: StoreReader,
  given: { readonly recording: Recording; readonly approval: Approval; readonly assetId?: Id | undefined },
): Promise<readonly Asset[]> {
  const { recording, approval, assetId } = given;
  if (assetId !== undefined) {
    const asset = await reader.get("asset", assetId);
    if (asset === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "file", text: assetId });
    if (audioKey(asset) === approval.audioHash && asset.recordingId === recording.id) return [asset];
    throw new CatalogError("EMBED_OTHER_AUDIO", { asset: asset.name, recording: recordingName(recording) });
  }
  const assets = await reader.find("asset", { recordingId: recording.id });
  const same = assets.filter((asset) => audioKey(asset) === approval.audioHash);
  const rank = (asset: Asset): number =>
    asset.id === approval.assetId ? 0 : asset.role === "master" ? 1 : 2;
  return same.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * A place of one of the assets where the file is as it was read. Throws ASSET_FILE_CHANGED when it was written since,
 * ASSET_GONE when it is nowhere to be had.
 */
export async function findSource(
  files: Pick<FileTree, "stat">,
  assets: readonly Asset[],
  locations: readonly Location[],
): Promise<SourceFile> {
  let refusal: CatalogError | undefined;
  for (const asset of assets) {
    for (const location of locations.filter(({ assetId }) => assetId === asset.id)) {
      const path = pathToOpen(location.path);
      const seen = await files.stat(path);
      if (typeof seen === "string") {
        const gone = { asset: asset.name, path: pathToShow(location.path), status: seen };
        refusal ??= new CatalogError("ASSET_GONE", gone);
      } else if (seen.size === location.size && seen.modifiedMs === location.modifiedMs) {
        return { asset, path };
      } else refusal = new CatalogError("ASSET_FILE_CHANGED", { path: pathToShow(location.path) });
    }
  }
  if (refusal !== undefined) throw refusal;
  const name = assets[0]?.name ?? "";
  throw new CatalogError("ASSET_GONE", { asset: name, path: name, status: "at no known place" });
}
