import type { Asset } from "../../domain/asset/asset.ts";
import { isRefusal, type CatalogError } from "../../errors/index.ts";
import { findSource } from "../asset/source-file.ts";
import type { HearingContext } from "./hearing-context.ts";
import { judgedBy, type KnownRecording } from "./known-recording.ts";

export interface KnownFile {
  readonly asset: Asset;
  readonly path: string;
}

/**
 * A file with the audio by which a recording is judged, at a place where it still is, or in the vault; else why there
 * is none: its disk is away, it is missing, or it was written since.
 */
export async function findKnownFile(
  { files, vault }: Pick<HearingContext, "files" | "vault">,
  known: KnownRecording,
  audio?: string,
): Promise<KnownFile | CatalogError> {
  const assets = judgedBy(known, audio);
  try {
    return await findSource(files, assets, known.locations);
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
    for (const asset of assets) {
      if (vault !== undefined && (await vault.has(asset.sha256)))
        return { asset, path: vault.pathOf(asset.sha256) };
    }
    return thrown;
  }
}
