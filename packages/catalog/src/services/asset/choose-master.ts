import type { Asset } from "../../domain/asset/asset.ts";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { recordingName, type Recording } from "../../domain/recording/recording.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";
import type { StoreReader } from "../../ports/store.ts";

/**
 * The asset that is to be the master. Candidates are the recording's assets that are no stem and no side; masters come
 * before what was made from them, and files that are somewhere before files that are nowhere any more. Throws
 * APPROVE_NO_MASTER, APPROVE_STEM, and APPROVE_SEVERAL when candidates have different audio and none is named.
 */
export async function chooseMaster(reader: StoreReader, recording: Recording, assetId?: Id): Promise<Asset> {
  if (assetId !== undefined) return requireNamed(reader, recording, assetId);
  const assets = await reader.find("asset", { recordingId: recording.id });
  const candidates = assets.filter((asset) => asset.role !== "stem" && asset.role !== "side");
  const here = await stillSomewhere(reader, candidates);
  const pool = here.length > 0 ? here : candidates;
  const masters = pool.filter((asset) => asset.role === "master");
  const choice = masters.length > 0 ? masters : pool;
  const [first] = choice;
  if (first === undefined) {
    const [stem] = assets;
    if (stem !== undefined) throw new CatalogError("APPROVE_STEM", { asset: stem.name, role: stem.role });
    throw new CatalogError("APPROVE_NO_MASTER", { recording: recordingName(recording) });
  }
  if (new Set(choice.map((asset) => audioKey(asset))).size > 1) {
    const names = choice.map((asset) => `“${asset.name}”`).join(", ");
    throw new CatalogError("APPROVE_SEVERAL", { recording: recordingName(recording), assets: names });
  }
  return first;
}

async function requireNamed(reader: StoreReader, recording: Recording, assetId: Id): Promise<Asset> {
  const asset = await reader.get("asset", assetId);
  if (asset === undefined) throw new CatalogError("THING_NOT_FOUND", { kind: "file", text: assetId });
  if (asset.role === "stem" || asset.role === "side") {
    throw new CatalogError("APPROVE_STEM", { asset: asset.name, role: asset.role });
  }
  if (asset.recordingId === recording.id) return asset;
  if (asset.recordingId === null) throw new CatalogError("ASSET_LOOSE", { asset: asset.name });
  const other = await reader.get("recording", asset.recordingId);
  throw new CatalogError("ASSET_ELSEWHERE", {
    asset: asset.name,
    recording: other === undefined ? asset.recordingId : recordingName(other),
  });
}

async function stillSomewhere(reader: StoreReader, assets: readonly Asset[]): Promise<readonly Asset[]> {
  if (assets.length === 0) return [];
  const locations = await reader.find("location", { assetId: assets.map(({ id }) => id) });
  const placed = new Set(
    locations.filter(({ status }) => status !== "missing").map(({ assetId }) => assetId),
  );
  return assets.filter((asset) => asset.isVaulted || placed.has(asset.id));
}
