import type { Location } from "../../domain/asset/asset.ts";
import { pathToOpen, pathToShow } from "../../domain/asset/kept-path.ts";
import type { Id } from "../../domain/values/id.ts";
import type { FileTree } from "../../ports/files.ts";
import type { CatalogContext } from "../change/catalog-context.ts";
import { change } from "../change/change.ts";
import type { LongRequest } from "../change/long-request.ts";
import { inParallel } from "./in-parallel.ts";

export interface RefreshContext extends CatalogContext {
  readonly files: FileTree;
}

export interface RefreshRequest extends Omit<LongRequest, "concurrency"> {
  /** Only the places of these assets; default all. */
  readonly assetIds?: readonly Id[];
}

/** A place that is not as it was last seen. */
export interface SeenPlace {
  readonly assetId: Id;
  readonly path: string;
  readonly before: Location["status"];
  readonly now: Location["status"];
  /** The file is there with another size or time: `add` reads it again. */
  readonly isRewritten: boolean;
}

export interface RefreshResult {
  readonly counts: Readonly<Record<Location["status"], number>>;
  /** Whatever differs from when it was last seen, and what is not there. */
  readonly places: readonly SeenPlace[];
  readonly isInterrupted: boolean;
}

const PAGE = 500;
const AT_ONCE = 8;

/** Looks whether files are where they were. Removes nothing: a missing file may come back, and its audio is known. */
export async function refreshLocations(
  context: RefreshContext,
  request: RefreshRequest = {},
): Promise<RefreshResult> {
  const where = request.assetIds === undefined ? {} : { assetId: request.assetIds };
  const isEmpty = request.assetIds?.length === 0;
  const total = isEmpty ? 0 : await context.store.read((reader) => reader.count("location", where));
  const counts = { present: 0, away: 0, missing: 0 };
  const places: SeenPlace[] = [];
  let done = 0;
  let afterId: Id | undefined;
  while (done < total && request.signal?.aborted !== true) {
    const options = { limit: PAGE, ...(afterId === undefined ? {} : { afterId }) };
    const page = await context.store.read((reader) => reader.find("location", where, options));
    if (page.length === 0) break;
    const seen = await lookAt(context, page);
    for (const { now, before, isRewritten, ...place } of seen) {
      counts[now] += 1;
      if (now !== before || now !== "present" || isRewritten)
        places.push({ ...place, before, now, isRewritten });
    }
    await store(context, page, seen);
    done += page.length;
    afterId = page.at(-1)?.id;
    request.onProgress?.({ done, total });
  }
  return { counts, places, isInterrupted: done < total };
}

async function lookAt(context: RefreshContext, page: readonly Location[]): Promise<readonly SeenPlace[]> {
  const seen: SeenPlace[] = [];
  const looking = inParallel(page, AT_ONCE, async (location): Promise<SeenPlace> => {
    const found = await context.files.stat(pathToOpen(location.path));
    const isThere = typeof found === "object";
    const isRewritten = isThere && (found.size !== location.size || found.modifiedMs !== location.modifiedMs);
    const now = isThere ? "present" : found;
    return {
      assetId: location.assetId,
      path: pathToShow(location.path),
      before: location.status,
      now,
      isRewritten,
    };
  });
  for await (const place of looking) seen.push(place);
  return seen;
}

/** Only what changed is written: looking at ten thousand files that are there leaves no trace. */
async function store(
  context: RefreshContext,
  page: readonly Location[],
  seen: readonly SeenPlace[],
): Promise<void> {
  const changed = page.flatMap((location, index) => {
    const status = seen[index]?.now ?? location.status;
    return status === location.status ? [] : [{ id: location.id, status }];
  });
  if (changed.length === 0) return;
  await change(context, { action: "refreshLocations" }, async (transaction) => {
    const fresh = await transaction.find("location", { id: changed.map(({ id }) => id) });
    const statuses = new Map(changed.map(({ id, status }) => [id, status]));
    await transaction.updateAll(
      "location",
      fresh.map((entity) => {
        const status = statuses.get(entity.id) ?? entity.status;
        // When it was last seen is when it was last there.
        return { entity, patch: status === "present" ? { status, seenAt: transaction.now } : { status } };
      }),
    );
    transaction.tell({ count: changed.length });
  });
}
