import type { Fence, HomeMark, Instance } from "@deadwax/catalog";
import type { InstanceRow } from "../schema/tables.ts";
import type { Session } from "./session.ts";

export async function readInstance(session: Session): Promise<Instance> {
  const row = await session.db
    .selectFrom("instance")
    .selectAll()
    .where("catalog_id", "=", session.catalogId)
    .executeTakeFirstOrThrow(() => new Error("the catalog has no instance row"));
  return toInstance(row);
}

export async function writeInstance(session: Session, instance: Instance): Promise<void> {
  const row = toInstanceRow(session.catalogId, instance);
  await session.db
    .insertInto("instance")
    .values(row)
    .onConflict((conflict) => conflict.column("catalog_id").doUpdateSet({ ...row }))
    .execute();
}

function toInstance(row: InstanceRow): Instance {
  return {
    instanceId: row.instance_id,
    home: JSON.parse(row.home) as HomeMark,
    fence: row.fence === null ? null : (JSON.parse(row.fence) as Fence),
    onlyBlocks: row.only_blocks === null ? null : (JSON.parse(row.only_blocks) as readonly string[]),
    seenLog:
      row.seen_log_id === null || row.seen_log_size === null
        ? null
        : { logId: row.seen_log_id, size: row.seen_log_size },
  };
}

function toInstanceRow(catalogId: string, instance: Instance): InstanceRow {
  return {
    catalog_id: catalogId,
    instance_id: instance.instanceId,
    home: JSON.stringify(instance.home),
    fence: instance.fence === null ? null : JSON.stringify(instance.fence),
    only_blocks: instance.onlyBlocks === null ? null : JSON.stringify(instance.onlyBlocks),
    seen_log_id: instance.seenLog?.logId ?? null,
    seen_log_size: instance.seenLog?.size ?? null,
  };
}
