/** Fingerprints of a catalog in PostgreSQL: in a table beside its own, in the form of a file of a folder. */
import type { Fingerprints, Id } from "@deadwax/catalog";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../schema/tables.ts";
import { decodeFingerprint, encodeFingerprint } from "./fingerprint-file.ts";

/** Of the index over all of them. No audio is called so. */
const INDEX = "index";

/**
 * The table is no part of the schema: what is in it can be made again, so it is made when something is to be kept, and
 * without it nothing is kept yet.
 */
export function createPostgresFingerprints(db: Kysely<Tables>, catalogId: Id): Fingerprints {
  const isThere = async (): Promise<boolean> => {
    const { rows } = await sql<{
      name: string | null;
    }>`select to_regclass('fingerprint')::text as name`.execute(db);
    return rows[0]?.name != null;
  };
  let making: Promise<void> | undefined;
  const keepBytes = async (key: string, bytes: Buffer): Promise<void> => {
    making ??= makeTable(db).catch((thrown: unknown) => {
      making = undefined;
      throw thrown;
    });
    await making;
    await sql`insert into fingerprint (catalog_id, audio_key, bytes) values (${catalogId}, ${key}, ${bytes})
      on conflict (catalog_id, audio_key) do update set bytes = excluded.bytes`.execute(db);
  };
  const readBytes = async (key: string): Promise<Buffer | null> => {
    if (!(await isThere())) return null;
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from fingerprint where catalog_id = ${catalogId} and audio_key = ${key}`.execute(db);
    return rows[0]?.bytes ?? null;
  };
  return {
    keep: (audioKey, fingerprint) => keepBytes(audioKey, encodeFingerprint(fingerprint)),
    async read(audioKey) {
      const bytes = await readBytes(audioKey);
      return bytes === null ? null : decodeFingerprint(bytes);
    },
    async keys() {
      if (!(await isThere())) return [];
      const { rows } = await sql<{ audio_key: string }>`
        select audio_key from fingerprint where catalog_id = ${catalogId} and audio_key <> ${INDEX} order by 1`.execute(
        db,
      );
      return rows.map((row) => row.audio_key);
    },
    keepIndex: (bytes) => keepBytes(INDEX, Buffer.from(bytes)),
    readIndex: () => readBytes(INDEX),
  };
}

/** One program at a time: two that make the same table at once stumble over each other. */
async function makeTable(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('deadwax schema', 0))`.execute(transaction);
    await sql
      .raw(
        `create table if not exists fingerprint (
          catalog_id text collate "C" not null, audio_key text collate "C" not null, bytes bytea not null,
          primary key (catalog_id, audio_key)
        )`,
      )
      .execute(transaction);
  });
}
