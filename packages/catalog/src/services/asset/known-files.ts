import type { Asset, Location } from "../../domain/asset/asset.ts";
import type { AudioFacts } from "../../domain/asset/audio-facts.ts";
import { keepPath, pathToOpen } from "../../domain/asset/kept-path.ts";
import type { Id } from "../../domain/values/id.ts";
import type { FileTree, FoundFile } from "../../ports/files.ts";
import type { StoreReader } from "../../ports/store.ts";

/** A file that was read from beginning to end. */
export interface ReadFile {
  readonly file: FoundFile;
  readonly facts: AudioFacts;
}

/**
 * What the catalog knows about the files of one batch: by place, by bytes and by audio. Services tell it what they
 * change, so that the second of two equal files in a batch finds the first.
 */
export interface KnownFiles {
  locationAt(path: string): Location | undefined;
  asset(id: Id): Asset | undefined;
  withBytes(sha256: string): readonly Asset[];
  withAudio(audioHash: string | null): readonly Asset[];
  locationsOf(assetId: Id): readonly Location[];
  /** Whether the file at a place was not there when the batch began, on a disk that is. */
  isGone(location: Location): boolean;
  keep(asset: Asset): void;
  keepLocation(location: Location): void;
}

export async function readKnownFiles(
  reader: StoreReader,
  files: FileTree,
  batch: readonly ReadFile[],
): Promise<KnownFiles> {
  const assets = new Map<Id, Asset>();
  const locations = new Map<Id, Location>();
  const gone = new Set<Id>();

  const here = await reader.find("location", { path: batch.map(({ file }) => keepPath(file.path)) });
  const audioHashes = batch.map(({ facts }) => facts.audioHash).filter((hash) => hash !== null);
  const found = [
    ...(await reader.find("asset", { sha256: batch.map(({ facts }) => facts.sha256) })),
    ...(audioHashes.length === 0 ? [] : await reader.find("asset", { audioHash: audioHashes })),
    ...(here.length === 0 ? [] : await reader.find("asset", { id: here.map(({ assetId }) => assetId) })),
  ];
  for (const asset of found) assets.set(asset.id, asset);
  const elsewhere = assets.size === 0 ? [] : await reader.find("location", { assetId: [...assets.keys()] });
  for (const location of [...here, ...elsewhere]) locations.set(location.id, location);
  for (const location of locations.values()) {
    if ((await files.stat(pathToOpen(location.path))) === "missing") gone.add(location.id);
  }

  return {
    locationAt: (path) => [...locations.values()].find((location) => location.path === path),
    asset: (id) => assets.get(id),
    withBytes: (sha256) => [...assets.values()].filter((asset) => asset.sha256 === sha256),
    withAudio: (audioHash) =>
      audioHash === null ? [] : [...assets.values()].filter((asset) => asset.audioHash === audioHash),
    locationsOf: (assetId) => [...locations.values()].filter((location) => location.assetId === assetId),
    isGone: (location) => gone.has(location.id),
    keep: (asset) => assets.set(asset.id, asset),
    keepLocation: (location) => {
      locations.set(location.id, location);
      gone.delete(location.id);
    },
  };
}
