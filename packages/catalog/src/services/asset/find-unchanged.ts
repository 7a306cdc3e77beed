import type { Location } from "../../domain/asset/asset.ts";
import { keepPath } from "../../domain/asset/kept-path.ts";
import { isNewerMeasure } from "../../domain/asset/measured-by.ts";
import { assetIssues } from "../../domain/asset/sound-issues.ts";
import type { FoundFile } from "../../ports/files.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change } from "../change/change.ts";
import { outcomeOf, type FileOutcome } from "./file-outcome.ts";

const LOOK_UP = 500;

/**
 * Files that are at a known place with the size and time they had: they are not read again, unless an older version read
 * them. Those that were missing or
 * away are present again.
 */
export async function findUnchanged(
  context: CatalogContext,
  files: readonly FoundFile[],
  wanted: { readonly isVaulted: boolean; readonly measuredBy: string | undefined },
): Promise<ReadonlyMap<string, FileOutcome>> {
  const unchanged = new Map<string, FileOutcome>();
  const back: Location[] = [];
  for (let start = 0; start < files.length; start += LOOK_UP) {
    const part = new Map(files.slice(start, start + LOOK_UP).map((file) => [keepPath(file.path), file]));
    await context.store.read(async (reader) => {
      const locations = await reader.find("location", { path: [...part.keys()] });
      const ids = locations.map(({ assetId }) => assetId);
      const assets = ids.length === 0 ? [] : await reader.find("asset", { id: ids });
      const byId = new Map(assets.map((asset) => [asset.id, asset]));
      for (const location of locations) {
        const file = part.get(location.path);
        const asset = byId.get(location.assetId);
        const isSame = file?.size === location.size && file.modifiedMs === location.modifiedMs;
        if (file === undefined || asset === undefined || !isSame) continue;
        if (wanted.isVaulted && !asset.isVaulted) continue;
        if (wanted.measuredBy !== undefined && isNewerMeasure(wanted.measuredBy, asset.measuredBy)) continue;
        const { id: assetId, recordingId } = asset;
        const issues = assetIssues(asset);
        unchanged.set(file.path, outcomeOf(file.path, "known", { assetId, recordingId, issues }));
        if (location.status !== "present") back.push(location);
      }
    });
  }
  await notePresent(context, back);
  return unchanged;
}

async function notePresent(context: CatalogContext, locations: readonly Location[]): Promise<void> {
  if (locations.length === 0) return;
  await change(context, { action: "refreshLocations" }, async (transaction) => {
    const patch = { status: "present" as const, seenAt: transaction.now };
    await transaction.updateAll(
      "location",
      locations.map((entity) => ({ entity, patch })),
    );
    transaction.tell({ count: locations.length });
  });
}
